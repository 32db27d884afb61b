package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;
import netlab.testkit.Outcome;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a script runs it: in a process of its own. */
class MainIT {
    /** The program, with what .mvn/jvm.config gives it under Maven: PyTorch is native code, and Java 25 asks. */
    private static LabProgram program(String... arguments) {
        return LabProcess.java(Main.class, arguments).jvmArguments("--enable-native-access=ALL-UNNAMED");
    }

    private static final Path FIXTURES = Path.of("src/test/resources/hf-parity").toAbsolutePath();

    private static LabProcess server(String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "server";
        all[1] = "--port";
        all[2] = "0";
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return program(all).start();
    }

    private static LabProcess client(int port, String... arguments) throws IOException {
        String[] all = new String[arguments.length + 3];
        all[0] = "client";
        all[1] = "--port";
        all[2] = Integer.toString(port);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return program(all).start();
    }

    private static void expectSuccess(LabProcess process) {
        Outcome outcome = process.awaitExit();
        assertThat(outcome).as(process::stderr).isEqualTo(new Outcome.Exited(0));
    }

    @Test
    void printsTheReadyLineFirstAndEndsOnSigterm() throws IOException {
        try (LabProcess server = server()) {
            int port = server.port();
            assertThat(server.stdout()).isEqualTo("ai-server listening on 127.0.0.1:" + port + System.lineSeparator());
            try (RawPeer peer = RawPeer.connect(port)) {
                peer.readLine();
                server.terminate();
                peer.expectEndOfStream();
            }
            expectSuccess(server);
            assertThat(server.stderr()).isEmpty();
        }
    }

    @Test
    void clientSendsTheCoursesThreeRequestsThenItsInput() throws IOException {
        try (LabProcess server = server();
                LabProcess client = client(server.port())) {
            client.writeLine("배송이 빨라서 좋아요");
            client.writeLine("{\"task\":\"ping\",\"id\":\"mine\"}");
            client.closeStdin();
            expectSuccess(client);
            assertThat(client.stdout().lines().filter(line -> line.startsWith("< ")))
                    .satisfiesExactly(
                            hello -> assertThat(hello).contains("\"hello\":\"ai-server\""),
                            sentiment -> assertThat(sentiment).contains("\"label\":\"POSITIVE\""),
                            summary -> assertThat(summary).contains("\"task\":\"summary\""),
                            unknown -> assertThat(unknown).contains("\"error\":\"unknown task: translate."),
                            korean -> assertThat(korean).contains("\"label\":\"POSITIVE\""),
                            ping -> assertThat(ping).contains("\"id\":\"mine\""));
        }
    }

    @Test
    void clientSendsOneRequestFromOptionsOrInput() throws IOException {
        try (LabProcess server = server()) {
            try (LabProcess client = client(server.port(), "--task", "sentiment", "--text", "I love it")) {
                expectSuccess(client);
                assertThat(client.stdout())
                        .startsWith("{\"ok\":true,\"task\":\"sentiment\"")
                        .hasLineCount(1);
            }
            try (LabProcess client = client(server.port(), "--task", "summary")) {
                client.writeLine("The first line of the text.");
                client.writeLine("And the second.");
                client.closeStdin();
                expectSuccess(client);
                assertThat(client.stdout()).contains("\"summary\":\"The first line of the text. And the second.\"");
            }
            try (LabProcess client = client(server.port(), "--task", "ping")) {
                expectSuccess(client);
                assertThat(client.stdout()).startsWith("{\"ok\":true,\"task\":\"ping\"");
            }
        }
    }

    @Test
    void demoRunsServerAndClientInOneProcess() throws IOException {
        try (LabProcess demo = program().start()) {
            demo.writeLine("It never lets me down.");
            demo.closeStdin();
            expectSuccess(demo);
            assertThat(demo.stdout())
                    .contains("In two terminals: ")
                    .contains("\"error\":\"unknown task: translate.")
                    .contains("> {\"task\":\"sentiment\",\"text\":\"It never lets me down.\"}");
            assertThat(demo.stderr()).isEmpty();
        }
    }

    @Test
    void answersWithCheckpointsFromDirectories() throws IOException {
        String text = "The council said on Monday that the price fell after a record year.";
        try (LabProcess server = server(
                        "--sentiment-model",
                        FIXTURES.resolve("distilbert").toString(),
                        "--summary-model",
                        FIXTURES.resolve("bart").toString(),
                        "--workers",
                        "1");
                RawPeer peer = RawPeer.connect(server.port())) {
            assertThat(peer.readLine()).contains("\"models\":{\"sentiment\":\"distilbert\",\"summary\":\"bart\"}");
            peer.send(new String(NdjsonCodec.encodeRequest("sentiment", text), StandardCharsets.UTF_8));
            assertThat(peer.readLine()).contains("\"label\":");
            peer.send(new String(NdjsonCodec.encodeRequest("summary", text), StandardCharsets.UTF_8));
            assertThat(peer.readLine()).contains("\"summary\":").contains("\"max_length\":24");
        }
    }

    @Test
    void saysInOneSentenceWhatToDoWithoutTheModel(@TempDir Path home) throws IOException {
        try (LabProcess server = program("server", "--port", "0", "--summary-model", "sshleifer/distilbart-cnn-12-6")
                .environment("HF_HOME", home.toString())
                .start()) {
            assertThat(server.awaitExit()).isEqualTo(new Outcome.Exited(1));
            assertThat(server.stderr()).hasLineCount(1).contains("fetch sshleifer/distilbart-cnn-12-6");
        }
        assertThat(home).isEmptyDirectory();
    }

    @Test
    void doesNotSendForADirectoryThatIsMissing() throws IOException {
        try (LabProcess server = server("--sentiment-model", "/no/such/directory")) {
            assertThat(server.awaitExit()).isEqualTo(new Outcome.Exited(1));
            assertThat(server.stderr())
                    .hasLineCount(1)
                    .contains("'/no/such/directory' is no directory")
                    .doesNotContain("fetch");
        }
    }

    @Test
    void refusesAModelOfAnotherKindInOneSentence(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("config.json"), "{\"architectures\":[\"GPT2LMHeadModel\"]}");
        try (LabProcess server = server("--sentiment-model", directory.toString())) {
            assertThat(server.awaitExit()).isEqualTo(new Outcome.Exited(1));
            assertThat(server.stderr()).hasLineCount(1).contains("GPT2LMHeadModel");
        }
    }

    @Test
    void exitsWithTwoForACommandLineThatMakesNoSense() throws IOException {
        for (String[] arguments :
                new String[][] {{"server", "--workers", "0"}, {"server", "--workers", "x"}, {"fetch"}, {"sing"}}) {
            try (LabProcess process = program(arguments).start()) {
                assertThat(process.awaitExit()).isEqualTo(new Outcome.Exited(2));
            }
        }
    }
}
