package netlab.testkit.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import netlab.testkit.RawPeer;
import netlab.testkit.Transcript;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

class GradedTest {
    private static final Role SERVER = Role.of("server", "{port}", 0);

    private static List<Event> failing;

    @BeforeAll
    static void runTheFailingTests() {
        failing = events(Failing.class);
    }

    /**
     * Answers each byte with the same; but {@code T} is not implemented, {@code X} ends it, {@code L} too, but
     * slowly, {@code M} is too much for it.
     */
    static final class ByteEcho {
        @SuppressWarnings("try") // it listens no more before it ends, which is what is tested
        public static void main(String[] args) throws IOException {
            int port = args.length == 2 ? 0 : Integer.parseInt(args[0]);
            try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
                System.out.println("byte-echo listening on 127.0.0.1:" + listener.getLocalPort());
                while (true) {
                    try (Socket socket = listener.accept()) {
                        int b = socket.getInputStream().read();
                        if (b == 'L') {
                            Runtime.getRuntime().addShutdownHook(new Thread(ByteEcho::lingerForASecond));
                            listener.close();
                            socket.close();
                            System.exit(4);
                        }
                        answer(b, socket);
                    } catch (UnsupportedOperationException | OutOfMemoryError e) {
                        System.err.println(e);
                    }
                }
            }
        }

        private static void lingerForASecond() {
            LockSupport.parkNanos(Duration.ofSeconds(1).toNanos());
        }

        private static void answer(int b, Socket socket) throws IOException {
            switch (b) {
                case 'T' -> throw new UnsupportedOperationException("TODO 3: read the request");
                case 'X' -> System.exit(3);
                case 'M' -> throw new OutOfMemoryError("Java heap space");
                default -> {
                    OutputStream out = socket.getOutputStream();
                    InputStream in = socket.getInputStream();
                    for (int each = b; each >= 0; each = in.read()) {
                        out.write(each);
                    }
                }
            }
        }
    }

    /** Run by the tests of the outer class alone. */
    @Graded(main = "netlab.testkit.grading.GradedTest$ByteEcho")
    static class Homework {
        @Test
        @Checkpoint(2)
        @Points(2)
        @Requires("comesFirst")
        void aSecondOne(Subject subject) throws IOException {
            exchange(subject, "a", "a");
        }

        @Test
        @Checkpoint(2)
        @Points(2)
        void comesFirst(Subject subject) throws IOException {
            exchange(subject, "b", "b");
        }

        @Test
        @Checkpoint(1)
        @Points(1)
        void zLast(Subject subject) throws IOException {
            exchange(subject, "c", "c");
        }
    }

    /** Run by the tests of the outer class alone. */
    @Graded(main = "netlab.testkit.grading.GradedTest$ByteEcho")
    static class Failing {
        @Test
        @Checkpoint(1)
        void expectsAnother(Subject subject) throws IOException {
            try (RawPeer peer = subject.connect(SERVER)) {
                peer.send("7");
                subject.blame(Misconception.BYTE_ORDER, "echo 7 | nc {host} {port}", () -> peer.expect("8"));
            }
        }

        @Test
        @Checkpoint(2)
        @Requires("expectsAnother")
        void wouldTellNothingNew(Subject subject) throws IOException {
            exchange(subject, "a", "a");
        }

        @Test
        @Checkpoint(2)
        void meetsAnOpenTodo(Subject subject) throws IOException {
            exchange(subject, "T", "T");
        }

        @Test
        @Checkpoint(2)
        void endsTheProgram(Subject subject) throws IOException {
            exchange(subject, "X", "X");
        }

        @Test
        @Checkpoint(2)
        void endsTheProgramSlowly(Subject subject) throws IOException {
            try (RawPeer peer = subject.connect(SERVER)) {
                peer.send("L");
                peer.expectEndOfStream();
                peer.expect("L");
            }
        }

        @Test
        @Checkpoint(2)
        void isTooMuch(Subject subject) throws IOException {
            exchange(subject, "M", "M");
        }

        @Test
        @Checkpoint(2)
        void failsWithoutABlame(Subject subject) throws IOException {
            exchange(subject, "a", "b");
        }

        @Test
        @Checkpoint(2)
        void findsItOnAnotherPort(Subject subject) throws IOException {
            subject.start(SERVER.with("anywhere")).close();
        }

        @Test
        @Checkpoint(2)
        void findsNoProgram(Subject subject) throws IOException {
            subject.start(Role.of("server", "none", 0)).close();
        }
    }

    private static void exchange(Subject subject, String request, String reply) throws IOException {
        try (RawPeer peer = subject.connect(SERVER)) {
            peer.send(request);
            peer.expect(reply);
        }
    }

    @Test
    void runsCheckpointsInOrderAndRequiredTestsFirst() {
        assertThat(run(Homework.class).map(GradedTest::name).toList())
                .containsExactly("zLast", "comesFirst", "aSecondOne");
    }

    @Test
    void skipsWhatRequiresAFailedTestAndSaysSo() {
        Event skipped = failing.stream()
                .filter(event -> event.getType() == EventType.SKIPPED)
                .findFirst()
                .orElseThrow();
        assertThat(name(skipped)).isEqualTo("wouldTellNothingNew");
        assertThat(skipped.getRequiredPayload(String.class)).contains("requires expectsAnother");
    }

    @Test
    void namesTheReasonOfEachFailure() {
        Map<String, Misconception> reasons = new HashMap<>();
        verdicts().forEach((test, verdict) -> reasons.put(test, verdict.misconception()));
        assertThat(reasons)
                .containsOnly(
                        Map.entry("expectsAnother", Misconception.BYTE_ORDER),
                        Map.entry("meetsAnOpenTodo", Misconception.NOT_DONE),
                        Map.entry("endsTheProgram", Misconception.PROGRAM_ENDED),
                        Map.entry("endsTheProgramSlowly", Misconception.PROGRAM_ENDED),
                        Map.entry("isTooMuch", Misconception.LIMIT_EXCEEDED),
                        Map.entry("failsWithoutABlame", Misconception.WRONG_ANSWER),
                        Map.entry("findsItOnAnotherPort", Misconception.PORT_IGNORED),
                        Map.entry("findsNoProgram", Misconception.NOT_STARTED));
    }

    @Test
    void showsWhatCrossedTheWireAndHowToSeeItAgain() {
        Map<String, Verdict> verdicts = verdicts();
        Verdict wrongByte = verdicts.get("expectsAnother");
        assertThat(wrongByte.evidence()).hasAtLeastOneElementOfType(Transcript.class);
        assertThat(wrongByte.reproduce()).isEqualTo("echo 7 | nc 127.0.0.1 0");
        assertThat(wrongByte)
                .hasMessageStartingWith("BYTE_ORDER: ")
                .hasMessageContaining("바이트 순서")
                .hasMessageContaining("should be 38 '8' and is 37 '7'")
                .hasMessageContaining("running, pid");
        assertThat(verdicts.get("meetsAnOpenTodo").detail()).isEqualTo("TODO 3: read the request");
        assertThat(verdicts.get("endsTheProgram").detail()).contains("exit code 3");
        assertThat(verdicts.get("failsWithoutABlame").reproduce())
                .isEqualTo("mvn -pl lab-testkit test -Dtest=Failing#failsWithoutABlame");
    }

    private static Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new HashMap<>();
        for (Event event : failing) {
            event.getPayload(TestExecutionResult.class)
                    .flatMap(TestExecutionResult::getThrowable)
                    .ifPresent(failure -> verdicts.put(name(event), (Verdict) failure));
        }
        return verdicts;
    }

    private static Stream<Event> run(Class<?> tests) {
        return events(tests).stream()
                .filter(event -> event.getPayload(TestExecutionResult.class)
                        .filter(result -> result.getStatus() == TestExecutionResult.Status.SUCCESSFUL)
                        .isPresent());
    }

    private static List<Event> events(Class<?> tests) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute()
                .testEvents()
                .list();
    }

    private static String name(Event event) {
        return event.getTestDescriptor().getDisplayName().replaceAll("\\(.*", "");
    }
}
