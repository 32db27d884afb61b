package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.source.util.JavacTask;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.Outcome;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every lecture example is one file that runs alone: {@code java File.java}. */
@ExtendWith(TranscriptOnFailure.class)
class SingleFileTest {
    /** What is no lecture example, and the one example that says that it needs common-net. */
    private static final Set<String> NOT_ALONE = Set.of(
            "Main.java",
            "Examples.java",
            "PairCommand.java",
            "SingleCommands.java",
            "WithHelp.java",
            "EchoTcpServer.java",
            "package-info.java");

    private static final Path SOURCES = Path.of(System.getProperty("basedir", ""), "src/main/java/netlab/basics");

    static List<String> examples() throws Exception {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !NOT_ALONE.contains(name))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachCompilesWithoutAClassPathAndHasAMain(@TempDir Path empty) throws Exception {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> options = List.of("-proc:none", "-cp", empty + "", "-sourcepath", empty + "", "-d", empty + "");
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            for (String example : examples()) {
                Path file = SOURCES.resolve(example);
                StringWriter messages = new StringWriter();
                JavacTask alone = (JavacTask)
                        compiler.getTask(messages, files, null, options, null, files.getJavaFileObjects(file));
                alone.analyze();

                assertThat(messages.toString()).as(example).doesNotContain("error:");
                assertThat(Files.readString(file))
                        .contains("public static void main(String[] args)")
                        .contains("<p>Alone: {@code java " + example)
                        .contains("<p>Left out on purpose: ");
            }
        }
    }

    private static LabProgram launch(String example, String... arguments) {
        String[] command = new String[arguments.length + 2];
        command[0] = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        command[1] = SOURCES.resolve(example).toString();
        System.arraycopy(arguments, 0, command, 2, arguments.length);
        return LabProcess.command(command);
    }

    @Test
    void echoPairRunsFromItsSources() throws Exception {
        try (LabProcess server = launch("EchoServer.java", "--port", "0").start()) {
            assertThat(server.port()).isPositive();
            assertThat(server.stdout().lines()).containsExactly("echo listening on 127.0.0.1:" + server.port());
            try (LabProcess client = launch("EchoClient.java", "-p", server.port() + "")
                    .environment("LC_ALL", "C")
                    .start()) {
                client.writeLine("hello");
                client.writeLine("안녕");
                client.closeStdin();
                assertThat(client.awaitExit()).isEqualTo(new Outcome.Exited(0));
                assertThat(client.stdout().lines()).containsExactly("hello", "안녕");
            }
        }
    }

    @Test
    void portMayStandAloneInTheArgumentsExample() throws Exception {
        try (LabProcess server = launch("EchoArgumentsServer.java", "0").start();
                RawPeer peer = RawPeer.connect(server.port())) {
            peer.send("hello");
            peer.expect("hello");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "65536, expected a port of 0 to 65535",
        "-x, unknown option -x",
        "port, expected a port of 0 to 65535",
        "-p, nothing follows -p"
    })
    void argumentsExampleRefusesWhatMakesNoSense(String argument, String message) {
        assertThatThrownBy(() -> EchoArgumentsServer.Arguments.parse(new String[] {argument}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void argumentsExampleTellsItsUsage() throws Exception {
        try (LabProcess server =
                LabProcess.java(EchoArgumentsServer.class, "-x").start()) {
            assertThat(server.awaitExit()).isEqualTo(new Outcome.Exited(2));
            assertThat(server.stderr()).contains("usage: java EchoArgumentsServer.java [PORT] [-s HOST] [-p PORT]");
        }
    }

    @Test
    void argumentsExampleTakesThemAll() {
        assertThat(EchoArgumentsServer.Arguments.parse(new String[] {}))
                .isEqualTo(new EchoArgumentsServer.Arguments("127.0.0.1", 2500));
        assertThat(EchoArgumentsServer.Arguments.parse(new String[] {"65535", "-s", "0.0.0.0"}))
                .isEqualTo(new EchoArgumentsServer.Arguments("0.0.0.0", 65_535));
        assertThat(EchoArgumentsClient.Arguments.parse(new String[] {"--host", "::1", "--port", "0"}))
                .isEqualTo(new EchoArgumentsClient.Arguments("::1", 0));
    }

    @Test
    void serverAloneSaysInOneSentenceThatThePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                LabProcess server = LabProcess.java(EchoThreadsServer.class, "--port", taken.getLocalPort() + "")
                        .start()) {
            assertThat(server.awaitExit()).isEqualTo(new Outcome.Exited(1));
            assertThat(server.stderr().lines()).singleElement().asString().startsWith("cannot listen on 127.0.0.1:");
            assertThat(server.stdout()).isEmpty();
        }
    }

    @Test
    void clientAloneSaysInOneSentenceThatNobodyListens() throws Exception {
        try (LabProcess client = LabProcess.java(HelloClient.class, "-s", "127.0.0.1", "-p", "{port}")
                .start()) {
            assertThat(client.awaitExit()).isEqualTo(new Outcome.Exited(1));
            assertThat(client.stderr().lines())
                    .singleElement()
                    .asString()
                    .startsWith("cannot talk to 127.0.0.1:")
                    .contains("Connection refused");
        }
    }
}
