package netlab.tools.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import netlab.testkit.Hexdump;
import netlab.testkit.grading.Misconception;
import netlab.tools.grade.Finding;
import netlab.tools.grade.PlannedTest;
import netlab.tools.grade.Sentence;
import netlab.tools.grade.Student;
import netlab.tools.grade.SubmissionResult;
import netlab.tools.grade.SubmissionResult.Verdict;
import netlab.tools.grade.TestResult;
import netlab.tools.grade.TestResult.Status;

/** Results of a class of thirty, made with a fixed seed. */
final class SampleClass {
    static final List<PlannedTest> PLAN = List.of(
            test("addsTwoIntegers", 1, 10),
            test("answersEachRequestOnTheSameConnection", 1, 10),
            test("repliesToNonsenseWithAnError", 1, 10, "adds two integers"),
            test("readsARequestThatComesInPieces", 2, 15, "adds two integers"),
            test("readsTwoRequestsOfOneSegment", 2, 15, "adds two integers"),
            test("closesWhenTheClientHasClosed", 2, 5, "adds two integers"),
            test("servesOthersWhileOneIsIdle", 3, 15, "adds two integers"),
            test("keepsWorkingAfterTwoHundredConnections", 3, 10, "adds two integers"),
            test("doesNotExecuteTheInput", 4, 10, "adds two integers"));

    private static final List<String> NAMES = List.of(
            "김민준",
            "이서연",
            "박도윤",
            "최지우",
            "정하준",
            "강서윤",
            "조시우",
            "윤하은",
            "장주원",
            "임지유",
            "한예준",
            "오채원",
            "서지호",
            "신수아",
            "권유준",
            "황다은",
            "안현우",
            "송소율",
            "류건우",
            "전예은",
            "홍길동",
            "Nguyễn Thị Hà",
            "Emma O'Neil",
            "Jörg Müller",
            "김 수한무 거북이와 두루미",
            "남궁민수",
            "제갈하늘",
            "선우진",
            "李小龍",
            "Alex Kim");

    private static final Sentence NEEDS = new Sentence("needs: adds two integers", "먼저: adds two integers");

    private SampleClass() {}

    static List<SubmissionResult> results() {
        Random random = new Random(7);
        List<SubmissionResult> results = new ArrayList<>();
        for (int i = 0; i < NAMES.size(); i++) {
            Student student = new Student("2023" + (1000 + i * 37), NAMES.get(i), "");
            results.add(
                    switch (i) {
                        case 4 -> unbuilt(student, Verdict.DOES_NOT_COMPILE, JAVAC);
                        case 11 ->
                            unbuilt(
                                    student,
                                    Verdict.UNREADABLE,
                                    "hw3.rar is a RAR archive, which is not read here. Hand in a .zip of the project folder.\n"
                                            + "hw3.rar 파일은 RAR 압축 파일이라 읽을 수 없습니다. 프로젝트 폴더를 .zip으로 압축해 제출하십시오.");
                        case 0, 7, 13, 21 -> graded(student, List.of());
                        case 26 ->
                            new SubmissionResult(
                                    student,
                                    Verdict.GRADED,
                                    "",
                                    List.of(),
                                    PLAN.stream()
                                            .map(test -> TestResult.notRun(
                                                    test, new Sentence("the grader failed", "채점기에 오류가 있었습니다")))
                                            .toList(),
                                    Optional.of("java.io.IOException: No space left on device"));
                        default -> graded(student, misconceptionsOf(random));
                    });
        }
        return results;
    }

    static SubmissionResult graded(Student student, List<Misconception> beliefs) {
        List<TestResult> tests = new ArrayList<>();
        for (PlannedTest test : PLAN) {
            Optional<Misconception> why =
                    beliefs.stream().filter(belief -> shows(test, belief)).findFirst();
            boolean skipped = beliefs.contains(Misconception.NOT_STARTED)
                    && !test.requires().isEmpty();
            tests.add(
                    skipped
                            ? new TestResult(test, Status.SKIPPED, Optional.empty(), NEEDS, 0)
                            : why.map(belief -> failed(test, belief)).orElse(passed(test)));
        }
        List<Sentence> notes = beliefs.isEmpty()
                ? List.of()
                : List.of(new Sentence(
                        "left out: hw3/target/ (14 files of a build or an editor)",
                        "제외: hw3/target/ (빌드나 편집기가 만든 파일 14개)"));
        return new SubmissionResult(student, Verdict.GRADED, "", notes, tests, Optional.empty());
    }

    static SubmissionResult unbuilt(Student student, Verdict verdict, String build) {
        List<TestResult> tests = PLAN.stream()
                .map(test -> TestResult.notRun(test, new Sentence("nothing to run", "실행할 것이 없습니다")))
                .toList();
        return new SubmissionResult(student, verdict, build, List.of(), tests, Optional.empty());
    }

    static TestResult passed(PlannedTest test) {
        return new TestResult(test, Status.PASSED, Optional.empty(), Sentence.NONE, 120 + test.points() * 7);
    }

    static TestResult failed(PlannedTest test, Misconception why) {
        return new TestResult(test, Status.FAILED, Optional.of(finding(why)), Sentence.NONE, 5_010);
    }

    static Finding finding(Misconception why) {
        return new Finding(
                why.name(),
                why.english(),
                why.korean(),
                why.readme(),
                "Sent \"20 + 17\\n\" one byte at a time; expected the reply \"37\\n\", got \"Error: expected an integer\\n\".",
                EVIDENCE,
                "mvn -pl hw3-calculator test -Dtest=CalculatorGradedTest#readsARequestThatComesInPieces -Dseed=7",
                "CalculatorGradedTest.readsARequestThatComesInPieces.pcap");
    }

    private static List<Misconception> misconceptionsOf(Random random) {
        List<Misconception> all = List.of(
                Misconception.ONE_READ,
                Misconception.ONE_READ,
                Misconception.ONE_CLIENT_AT_A_TIME,
                Misconception.ONE_CLIENT_AT_A_TIME,
                Misconception.END_IGNORED,
                Misconception.NEVER_CLOSED,
                Misconception.INPUT_EXECUTED,
                Misconception.WRONG_ANSWER,
                Misconception.NOT_STARTED);
        return random.ints(1 + random.nextInt(3), 0, all.size())
                .mapToObj(all::get)
                .distinct()
                .toList();
    }

    private static boolean shows(PlannedTest test, Misconception belief) {
        String id = test.id();
        return switch (belief) {
            case ONE_READ -> id.endsWith("Pieces") || id.endsWith("Segment");
            case ONE_CLIENT_AT_A_TIME -> id.endsWith("Idle");
            case END_IGNORED -> id.endsWith("HasClosed");
            case NEVER_CLOSED -> id.endsWith("Connections");
            case INPUT_EXECUTED -> id.endsWith("TheInput");
            case WRONG_ANSWER -> id.endsWith("AnError");
            case NOT_STARTED -> id.endsWith("addsTwoIntegers");
            default -> false;
        };
    }

    private static PlannedTest test(String method, int checkpoint, int points, String... requires) {
        String title = method.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return new PlannedTest("CalculatorGradedTest." + method, title, checkpoint, points, List.of(requires));
    }

    private static final String JAVAC = """
            src/main/java/netlab/calculator/CalculatorServer.java:41: error: incompatible types: String cannot be converted to int
                    int result = reader.readLine();
                                                ^
            src/main/java/netlab/calculator/CalculatorServer.java:58: error: cannot find symbol
                    out.write(reply.getBytes(UTF_8));
                                             ^
              symbol:   variable UTF_8
              location: class CalculatorServer
            2 errors""";

    private static final String EVIDENCE = """
            client                                   server
              |--- 1 byte   "2" ------------------------>|
              |--- 1 byte   "0" ------------------------>|
              |<-- 27 bytes "Error: expected an integer" |
              |--- 1 byte   " " ------------------------>|

            """
            + Hexdump.difference(
                    "37\n".getBytes(StandardCharsets.UTF_8),
                    "Error: expected an integer\n".getBytes(StandardCharsets.UTF_8));
}
