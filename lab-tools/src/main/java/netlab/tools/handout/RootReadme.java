package netlab.tools.handout;

import java.util.List;
import java.util.stream.Collectors;

/** The README at the root of a hand-out: how to begin, what to fill in, what to hand in. */
final class RootReadme {
    private final String module;
    private final List<Hole> holes;
    private final Surroundings surroundings;
    private final Edition edition;

    RootReadme(ModuleFiles files, Surroundings surroundings, Edition edition) {
        this.module = files.module();
        this.holes = Hole.in(files.files());
        this.surroundings = surroundings;
        this.edition = edition;
    }

    String english() {
        return """
                # %1$s%2$s
                [한국어](README.ko.md)%3$s

                ## Begin
                A JDK 17 or newer is all it takes. Where no Maven is installed, write `./mvnw` (Windows: `mvnw.cmd`) for `mvn`.
                ```
                mvn -pl %1$s exec:java          # the program; after an edit, the same command runs what you wrote
                mvn -pl %1$s verify             # all tests
                ```
                The task, the bytes on the wire, checkpoints and pitfalls: [%1$s](%1$s/README.md).
                %4$s""".formatted(
                        module,
                        switch (edition) {
                            case STUDENT -> "";
                            case GRADER -> ": for the grader";
                            case SOLUTION -> ": the solution";
                        },
                        surroundings
                                .homework()
                                .map(homework -> "\n\nWeek %d, %d points, due %s (%s)."
                                        .formatted(homework.week(), homework.points(), homework.dueText(), zone()))
                                .orElse(""),
                        switch (edition) {
                            case STUDENT -> englishHoles();
                            case GRADER -> """

                                    ## Grade
                                    ```
                                    mvn -pl lab-tools exec:java -Dexec.args="grade %s SUBMISSIONS --out REPORT"
                                    ```
                                    The sources have their markers here, hidden tests and known-wrong solutions: not for students.
                                    """.formatted(module);
                            case SOLUTION -> "";
                        });
    }

    private String englishHoles() {
        String table = holes.isEmpty() ? "" : """

                ## Fill in
                Each of these throws an exception with its number. The tests of the checkpoints fail until they are filled in; all others pass from the start.

                | | where | what |
                |---|---|---|
                %s
                """.formatted(rows());
        return table + """

                ## Hand in
                A zip of this folder, or of `%1$s/src/main` alone. Only what is below `%1$s/src/main/java` and `%1$s/src/main/resources` is
                taken from it (see [handout.yml](handout.yml)); changed tests and poms count for nothing.
                """.formatted(module);
    }

    String korean() {
        return """
                # %1$s%2$s
                [English](README.md)%3$s

                ## 시작하기
                JDK 17 이상만 있으면 됩니다. Maven이 설치되어 있지 않으면 `mvn` 대신 `./mvnw`(Windows는 `mvnw.cmd`)를 쓰십시오.
                ```
                mvn -pl %1$s exec:java          # 프로그램 실행. 코드를 고친 뒤에도 같은 명령이면 고친 코드가 실행됩니다
                mvn -pl %1$s verify             # 모든 테스트
                ```
                과제 내용, 전송 형식, 체크포인트, 자주 하는 실수: [%1$s](%1$s/README.ko.md).
                %4$s""".formatted(
                        module,
                        switch (edition) {
                            case STUDENT -> "";
                            case GRADER -> ": 채점용";
                            case SOLUTION -> ": 모범 답안";
                        },
                        surroundings
                                .homework()
                                .map(homework -> "\n\n%d주차, %d점, 마감 %s (%s)."
                                        .formatted(homework.week(), homework.points(), homework.dueText(), zone()))
                                .orElse(""),
                        switch (edition) {
                            case STUDENT -> koreanHoles();
                            case GRADER -> """

                                    ## 채점
                                    ```
                                    mvn -pl lab-tools exec:java -Dexec.args="grade %s SUBMISSIONS --out REPORT"
                                    ```
                                    이 소스에는 표시(marker), 비공개 테스트, 일부러 틀리게 만든 답안이 그대로 들어 있으니 학생에게 주지 마십시오.
                                    """.formatted(module);
                            case SOLUTION -> "";
                        });
    }

    private String koreanHoles() {
        String table = holes.isEmpty() ? "" : """

                ## 채울 곳
                아래의 각 위치는 번호가 붙은 예외를 던집니다. 채우기 전까지는 체크포인트 테스트가 실패하고, 나머지 테스트는 처음부터 통과합니다.

                | | 위치 | 할 일 |
                |---|---|---|
                %s
                """.formatted(rows());
        return table + """

                ## 제출
                이 폴더 전체 또는 `%1$s/src/main`만 zip으로 묶어 제출하십시오. 채점에는 `%1$s/src/main/java`와 `%1$s/src/main/resources` 아래의
                파일만 쓰입니다([handout.yml](handout.yml) 참고). 테스트나 pom을 고쳐도 점수에는 반영되지 않습니다.
                """.formatted(module);
    }

    private String rows() {
        return holes.stream()
                .map(hole -> "| TODO %d | [%s](%s) | %s |"
                        .formatted(
                                hole.number(),
                                hole.file().substring(hole.file().lastIndexOf('/') + 1),
                                hole.file(),
                                hole.task()))
                .collect(Collectors.joining("\n"));
    }

    private String zone() {
        return surroundings.course().orElseThrow().zone().getId();
    }
}
