package netlab.net.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import netlab.net.ChildJvm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

class ProgramTest {
    private static final System.Logger LOG = System.getLogger("netlab.test");

    /** A program with one subcommand, which says where it would serve, or fails as it was made to. */
    @Command(name = "lab", subcommands = Lab.Server.class, description = "한글")
    static final class Lab implements Callable<Integer> {
        private final Exception failure;

        Lab(Exception failure) {
            this.failure = failure;
        }

        /** Ends with the JVM, as the real ones do. */
        public static void main(String[] args) {
            Program.main(new Lab(new IOException("없는 파일")), Stdio.system(), args);
        }

        @Option(
                names = {"-h", "--help"},
                usageHelp = true)
        private boolean help;

        @Override
        public Integer call() {
            return 0;
        }

        @Command(name = "server")
        static final class Server implements Callable<Integer> {
            @Mixin
            private final EndpointOptions endpoint = new EndpointOptions(9000);

            @picocli.CommandLine.ParentCommand
            private Lab lab;

            @Override
            public Integer call() throws Exception {
                LOG.log(System.Logger.Level.DEBUG, "about to fail or not, on port {0}", endpoint.port());
                LOG.log(System.Logger.Level.ERROR, "a bug", new IllegalStateException("the bug's trace"));
                if (lab.failure != null) {
                    throw lab.failure;
                }
                return 0;
            }
        }
    }

    private final TestStdio streams = new TestStdio("", false);

    private int run(Exception failure, String... args) {
        return Program.run(new Lab(failure), streams.stdio(), args);
    }

    @Test
    void zeroIsDone() {
        assertThat(run(null)).isZero();
        assertThat(streams.errorLines()).isEmpty();
        assertThat(streams.out()).isEmpty();
    }

    @Test
    void oneIsAFailureThatOneSentenceExplains() {
        assertThat(run(new IOException("cannot listen on 127.0.0.1:80: Permission denied"), "server"))
                .isEqualTo(1);
        assertThat(streams.errorLines()).last().isEqualTo("cannot listen on 127.0.0.1:80: Permission denied");
        assertThat(streams.errorLines()).noneMatch(line -> line.startsWith("\tat "));
    }

    @Test
    void twoIsACommandLineThatMakesNoSense() {
        assertThat(run(null, "serve")).isEqualTo(2);
        assertThat(streams.errorLines()).hasSize(2).last().isEqualTo("Try '--help' for the commands and options.");
        assertThat(streams.errorLines().get(0)).contains("serve");
        assertThat(streams.out()).isEmpty();
    }

    static Stream<List<Object>> failures() {
        return Stream.of(
                List.of(new NoSuchFileException("x.txt"), "no such file: x.txt"),
                List.of(new AccessDeniedException("x.txt"), "access denied: x.txt"),
                List.of(new FileAlreadyExistsException("x.txt"), "file exists already: x.txt"),
                List.of(new IOException("한글 오류"), "한글 오류"),
                List.of(new IOException("two\r\n  lines\n"), "two lines"),
                List.of(new IOException(), "failed: IOException"),
                List.of(new IllegalStateException(" "), "failed: IllegalStateException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureIsOneLine(List<Object> failureAndSentence) {
        assertThat(run((Exception) failureAndSentence.get(0), "server")).isEqualTo(1);
        assertThat(streams.errorLines()).last().isEqualTo(failureAndSentence.get(1));
    }

    @Test
    void withoutVerboseOnlyWarningsAndErrorsAreLoggedAndNoTraces() {
        assertThat(run(null, "server")).isZero();
        assertThat(streams.errorLines()).hasSize(1).allMatch(line -> line.endsWith(" SEVERE a bug"));
    }

    @Test
    void verboseTellsEverythingAndTheStackTraceOfAFailure() {
        assertThat(run(new IOException("it failed"), "server", "--verbose", "--port", "1234"))
                .isEqualTo(1);
        assertThat(streams.errorLines())
                .anyMatch(line -> line.endsWith(" FINE about to fail or not, on port 1,234"))
                .contains("java.lang.IllegalStateException: the bug's trace")
                .contains("it failed")
                .contains("java.io.IOException: it failed");
    }

    @Test
    void helpGoesToStandardOutputAndIsNoFailure() {
        assertThat(run(null, "server", "--help")).isZero();
        assertThat(streams.out()).contains("--host=HOST", "--port=PORT", "--verbose", "(default: 9000)", "127.0.0.1");
        assertThat(streams.errorLines()).isEmpty();
    }

    @Test
    void theProcessEndsWithTheExitCodeAndSpeaksUtf8ThroughAPipe() throws Exception {
        List<String> latin1 = List.of("-Dfile.encoding=ISO-8859-1");
        try (ChildJvm failing = ChildJvm.start(latin1, Lab.class, "server");
                ChildJvm confused = ChildJvm.start(latin1, Lab.class, "--no-such-option");
                ChildJvm helpful = ChildJvm.start(latin1, Lab.class, "--help")) {
            ChildJvm.Result failed = failing.awaitExit();
            assertThat(failed.exitCode()).isEqualTo(1);
            assertThat(failed.err()).last().isEqualTo("없는 파일");
            assertThat(failed.out()).isEmpty();
            assertThat(confused.awaitExit().exitCode()).isEqualTo(2);
            ChildJvm.Result helped = helpful.awaitExit();
            assertThat(helped.exitCode()).isZero();
            assertThat(helped.out()).contains("한글").noneMatch(line -> line.contains("\u001b"));
            assertThat(helped.err()).isEmpty();
        }
    }
}
