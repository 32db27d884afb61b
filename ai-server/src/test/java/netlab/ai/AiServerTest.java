package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import netlab.testkit.RawPeer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AiServerTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static AiServer server;

    @BeforeAll
    static void start() throws IOException {
        server = TestModels.server();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static RawPeer connect() throws IOException {
        RawPeer peer = RawPeer.connect(server.port());
        peer.readLine();
        return peer;
    }

    private static String reply(String request) throws IOException {
        try (RawPeer peer = connect()) {
            peer.send(request + "\n");
            return peer.readLine();
        }
    }

    @Test
    void greetsWithItsTasksAndModels() throws IOException {
        try (RawPeer peer = RawPeer.connect(server.port())) {
            JsonNode hello = JSON.readTree(peer.readLine());
            assertThat(hello.fieldNames())
                    .toIterable()
                    .containsExactly("hello", "protocol", "tasks", "models", "device", "ts");
            assertThat(hello.get("hello").asText()).isEqualTo("ai-server");
            assertThat(hello.get("protocol").asText()).isEqualTo("ndjson");
            assertThat(hello.get("tasks")).extracting(JsonNode::asText).containsExactly("sentiment", "summary", "ping");
            assertThat(hello.at("/models/sentiment").asText()).contains("built-in");
            assertThat(hello.at("/models/summary").asText()).contains("built-in");
            assertThat(hello.get("device").asText()).isEqualTo("cpu");
            assertThat(hello.get("ts").asLong()).isBetween(1L, Instant.now().getEpochSecond());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"I love this phone, it is excellent!", "정말 재미있고 감동적이에요. 최고입니다!"})
    void findsAGoodWordPositive(String text) throws IOException {
        JsonNode reply = JSON.readTree(reply(AiClient.requestLine("sentiment", text)));
        assertThat(reply.get("ok").asBoolean()).isTrue();
        assertThat(reply.get("task").asText()).isEqualTo("sentiment");
        assertThat(reply.get("label").asText()).isEqualTo("POSITIVE");
        assertThat(reply.get("score").asDouble()).isBetween(0.5, 1.0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"This is a terrible, boring waste of time.", "너무 지루하고 최악이에요. 돈이 아까워요."})
    void findsABadWordNegative(String text) throws IOException {
        JsonNode reply = JSON.readTree(reply(AiClient.requestLine("sentiment", text)));
        assertThat(reply.get("label").asText()).isEqualTo("NEGATIVE");
    }

    @Test
    void summarizesAndSaysTheLengthsItAskedFor() throws IOException {
        String text = "The server reads a line. The line is a request. ".repeat(20);
        JsonNode reply = JSON.readTree(reply(AiClient.requestLine("summary", text)));
        assertThat(reply.get("summary").asText()).isEqualTo("The server reads a line. The line is a request.");
        assertThat(reply.get("max_length").asInt()).isEqualTo(120);
        assertThat(reply.get("min_length").asInt()).isEqualTo(48);
    }

    @Test
    void answersAPingWithoutAText() throws IOException {
        assertThat(reply("{\"task\":\"ping\",\"id\":[1,\"a\"]}"))
                .matches("\\{\"ok\":true,\"task\":\"ping\",\"ts\":\\d+,\"id\":\\[1,\"a\"]}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"task\":\"sentiment\"}",
                "{\"task\":\"summary\",\"text\":\"\"}",
                "{\"task\":\"sentiment\",\"text\":\" \\u00a0\\t\\u2003\"}",
                "{\"task\":\"sentiment\",\"text\":7}",
                "{\"task\":\"sentiment\",\"text\":null}",
                "{\"task\":\"translate\"}",
                "{}"
            })
    void asksForATextBeforeItLooksAtTheTask(String request) throws IOException {
        assertThat(reply(request)).isEqualTo("{\"ok\":false,\"error\":\"text must be a non-empty string\"}");
    }

    @Test
    void namesATaskThatItDoesNotKnow() throws IOException {
        assertThat(reply("{\"task\":\"translate\",\"text\":\"Hello\",\"id\":null}"))
                .isEqualTo("{\"ok\":false,\"error\":\"unknown task: translate. Use 'sentiment' | 'summary' | 'ping'.\","
                        + "\"id\":null}");
        assertThat(reply("{\"text\":\"Hello\"}")).contains("unknown task: null.");
        assertThat(reply("{\"text\":\"Hello\",\"task\":\"Ping\"}")).contains("unknown task: Ping.");
    }

    @Test
    void goesOnAfterEveryError() throws IOException {
        try (RawPeer peer = connect()) {
            for (String wrong :
                    new String[] {"{", "[]", "{\"task\":\"x\",\"text\":\"y\"}", "{\"task\":\"sentiment\"}"}) {
                peer.send(wrong + "\n{\"task\":\"ping\"}\n");
                assertThat(peer.readLine()).startsWith("{\"ok\":false,\"error\":\"");
                assertThat(peer.readLine()).startsWith("{\"ok\":true,\"task\":\"ping\"");
            }
            peer.send(new byte[] {'"', (byte) 0xFF, '"', '\n'});
            assertThat(peer.readLine()).isEqualTo("{\"ok\":false,\"error\":\"invalid encoding\"}");
        }
    }
}
