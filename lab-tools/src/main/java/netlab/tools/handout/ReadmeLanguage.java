package netlab.tools.handout;

/** The words of {@link RootReadme}. */
enum ReadmeLanguage {
    ENGLISH(new String[] {"", ": for the grader", ": the solution"}, "[한국어](README.ko.md)", """

            Week {week}, {points} points, due {due} ({zone}).
            """, """

            ## Begin
            A JDK 17 or newer is all it takes. Where no Maven is installed, write `./mvnw` (Windows: `mvnw.cmd`) for `mvn`.
            ```
            mvn -pl {module} exec:java      # the program; after an edit, the same command runs what you wrote
            mvn -pl {module} verify         # all tests; with -Dcheckpoint=2, those of the first two checkpoints
            ```
            The task, the bytes on the wire, checkpoints and pitfalls: [{module}]({module}/README.md).
            """, """

            ## Fill in
            Each of these throws an exception that names it. The tests of the checkpoints fail until then; the others pass from
            the start.

            | | where | what |
            |---|---|---|
            {holes}
            """, """

            ## Hand in
            A zip of this folder, or of `{module}/src/main` alone. What counts is below `{module}/src/main/java` and
            `{module}/src/main/resources`, see [handout.yml](handout.yml); changed tests and poms do not.
            """, """

            ## Grade
            ```
            mvn -pl lab-tools exec:java -Dexec.args="grade {module} SUBMISSIONS --out REPORT"
            ```
            The sources have their markers here, the hidden tests and the known-wrong solutions are among them: not for students.
            """),
    KOREAN(new String[] {"", ": 채점용", ": 모범 답안"}, "[English](README.md)", """

            {week}주차, {points}점, 마감 {due} ({zone}).
            """, """

            ## 시작하기
            JDK 17 이상만 있으면 됩니다. Maven이 설치되어 있지 않으면 `mvn` 대신 `./mvnw`(Windows에서는 `mvnw.cmd`)를 쓰면 됩니다.
            ```
            mvn -pl {module} exec:java      # 프로그램 실행. 코드를 고친 뒤에도 같은 명령이면 고친 코드가 실행됩니다
            mvn -pl {module} verify         # 모든 테스트. -Dcheckpoint=2를 붙이면 체크포인트 1, 2의 테스트만 실행합니다
            ```
            과제 내용, 전송 형식, 체크포인트, 자주 하는 실수는 [{module}]({module}/README.ko.md)에 있습니다.
            """, """

            ## 채울 곳
            아래의 빈 곳은 자기 번호를 밝히는 예외를 던집니다. 채우기 전까지는 체크포인트 테스트가 실패하고, 나머지 테스트는 처음부터 통과합니다.

            | | 위치 | 할 일 |
            |---|---|---|
            {holes}
            """, """

            ## 제출
            이 폴더 전체, 또는 `{module}/src/main`만 zip으로 묶어 제출합니다. 채점에는 `{module}/src/main/java`와
            `{module}/src/main/resources` 아래의 파일만 쓰입니다([handout.yml](handout.yml) 참고). 테스트나 pom을 고쳐도 반영되지 않습니다.
            """, """

            ## 채점
            ```
            mvn -pl lab-tools exec:java -Dexec.args="grade {module} SUBMISSIONS --out REPORT"
            ```
            이 소스에는 표시(marker)와 비공개 테스트, 일부러 틀리게 만든 답안이 그대로 들어 있습니다. 학생에게는 주지 마십시오.
            """);

    private final String[] editions;
    private final String otherLanguage;
    final String term;
    final String begin;
    final String holes;
    final String handIn;
    final String grade;

    ReadmeLanguage(
            String[] editions,
            String otherLanguage,
            String term,
            String begin,
            String holes,
            String handIn,
            String grade) {
        this.editions = editions;
        this.otherLanguage = otherLanguage;
        this.term = term;
        this.begin = begin;
        this.holes = holes;
        this.handIn = handIn;
        this.grade = grade;
    }

    String title(Edition edition) {
        return "# {module}" + editions[edition.ordinal()] + "\n" + otherLanguage + "\n";
    }
}
