package netlab.basics;

import static org.assertj.core.api.Assertions.assertThat;

import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.testkit.Python;
import netlab.testkit.RequiresPython;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both directions with programs in the style of the course: one send, one recv(1024), no line end. */
@RequiresPython
@ExtendWith(TranscriptOnFailure.class)
class PythonPeersTest {
    private static final String HOST = "127.0.0.1";

    /** Returns the standard output of a Python client that was given {@code input}. */
    private static String pythonClient(String script, RunningServer server, String input) throws Exception {
        try (LabProcess client =
                Python.script(script, "{port}").port(server.port()).start()) {
            input.lines().forEach(client::writeLine);
            client.closeStdin();
            assertThat(client.awaitExit()).isEqualTo(new Outcome.Exited(0));
            return client.stdout().replace(System.lineSeparator(), "\n");
        }
    }

    /** Returns what our client prints when it talks to a Python server, which must end well. */
    private static String javaClient(String script, String input, EchoClientsTest.Run client) throws Exception {
        try (LabProcess server = Python.script(script, "{port}").start()) {
            int port = server.port();
            String printed = Captured.run(input, () -> client.run(HOST, port));
            assertThat(server.awaitExit()).isEqualTo(new Outcome.Exited(0));
            return printed;
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"ECHO", "ONE", "SELECTOR"})
    void echoServersAnswerThePythonClient(EchoVariant variant) throws Exception {
        try (RunningServer server = variant.start()) {
            assertThat(pythonClient("echo_client.py", server, "hello\n안녕하세요\nQuit\n"))
                    .isEqualTo("hello\n안녕하세요\n");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CHAPTER_1", "ERRORS"})
    void echoClientsTalkToThePythonServer(EchoClientsTest.Client client) throws Exception {
        assertThat(javaClient("echo_server.py", "hello\n안녕하세요\nquit\n", client.run))
                .isEqualTo(client.expected("hello", 5) + client.expected("안녕하세요", 15));
    }

    @Test
    void helloServerGreetsThePythonClient() throws Exception {
        try (RunningServer server = RunningServer.of(HelloServer::serve)) {
            assertThat(pythonClient("hello_client.py", server, "")).isEqualTo("Hello 127.0.0.1\n");
        }
    }

    @Test
    void helloClientHearsThePythonServer() throws Exception {
        assertThat(javaClient("hello_server.py", "", HelloClient::run)).isEqualTo("Hello 127.0.0.1\n");
    }

    @Test
    void timeServerWritesWhatPythonsCtimeWrites() throws Exception {
        try (RunningServer server = RunningServer.of(TimeServer::serve)) {
            assertThat(pythonClient("time_client.py", server, "")).endsWith("as ctime writes it: True\n");
        }
    }

    @Test
    void timeClientHearsThePythonServer() throws Exception {
        assertThat(javaClient("time_server.py", "", TimeClient::run)).isEqualTo("Thu Mar  4 09:43:07 2021\n");
    }

    @Test
    void numberServerAnswersThePythonClient() throws Exception {
        try (RunningServer server = RunningServer.of(NumberServer::serve)) {
            assertThat(pythonClient("number_client.py", server, "1\n10\n11\nhello\nq\n"))
                    .isEqualTo("one\nten\nTry again\nTry again\n");
        }
    }

    @Test
    void numberClientTalksToThePythonServer() throws Exception {
        assertThat(javaClient("number_server.py", "1\n10\n11\nhello\nq\n", NumberClient::run))
                .isEqualTo("one\nten\nTry again\nTry again\n");
    }
}
