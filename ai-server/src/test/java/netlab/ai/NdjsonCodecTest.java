package netlab.ai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonCodecTest {
    private static Request decode(String line) throws NdjsonCodec.MalformedRequestException {
        return NdjsonCodec.decodeRequest(line.getBytes(StandardCharsets.UTF_8)).orElseThrow();
    }

    private static String encode(Reply reply) {
        return new String(NdjsonCodec.encodeReply(reply), StandardCharsets.UTF_8);
    }

    @Test
    void readsTaskTextAndId() throws Exception {
        assertThat(decode("{\"task\":\"sentiment\",\"text\":\"좋아요 😀\",\"id\":7,\"extra\":[1]}\r"))
                .isEqualTo(new Request("sentiment", "좋아요 😀", "7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r", "\u00a0\u3000\u2028\u0085\u001c"})
    void takesALineOfWhiteSpaceForBlank(String line) throws Exception {
        assertThat(NdjsonCodec.decodeRequest(line.getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{",
                "[]",
                "7",
                "null",
                "\"ping\"",
                "{\"task\":}",
                "{\"task\":\"ping\"} x",
                "{\"task\":\"ping\"}{}",
                "{'a':1}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\t\"}",
                "\ufeff{}",
                "{\"a\":1,}",
                "nul"
            })
    void rejectsWhatIsNoJsonObject(String line) {
        assertThatThrownBy(() -> decode(line)).hasMessage("invalid JSON");
    }

    @Test
    void rejectsAbsurdNestingAndNumbers() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThatThrownBy(() -> decode("{\"id\":" + deep + "}")).hasMessage("invalid JSON");
        assertThatThrownBy(() -> decode("{\"id\":" + "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_001)))
                .hasMessage("invalid JSON");
        assertThatThrownBy(() -> decode("{\"id\":" + "9".repeat(100_000) + "}")).hasMessage("invalid JSON");
        assertThatThrownBy(() -> decode("{\"id\":1e" + "9".repeat(100) + "}")).hasMessage("invalid JSON");
    }

    @Test
    void rejectsBytesThatAreNoUtf8() {
        byte[] latin1 = "{\"task\":\"ping\",\"text\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> NdjsonCodec.decodeRequest(latin1)).hasMessage("invalid encoding");
        byte[] surrogate = {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'};
        assertThatThrownBy(() -> NdjsonCodec.decodeRequest(surrogate)).hasMessage("invalid encoding");
    }

    @Test
    void countsTheLastOfADuplicateField() throws Exception {
        assertThat(decode("{\"task\":\"summary\",\"task\":\"ping\"}").task()).isEqualTo("ping");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "7",
                "-1.50",
                "123456789012345678901234567890",
                "1E+400",
                "\"a\\\"b\"",
                "[1,{\"a\":[]}]",
                "{}",
                "\"한\""
            })
    void echoesAnIdOfAnyType(String id) throws Exception {
        String echoed = decode("{\"task\":\"ping\",\"id\":" + id + "}").id();
        assertThat(encode(Reply.Pong.of(5, echoed)))
                .isEqualTo("{\"ok\":true,\"task\":\"ping\",\"ts\":5,\"id\":" + id + "}\n");
    }

    @Test
    void leavesTheIdOutWhenThereWasNone() {
        assertThat(encode(Reply.Pong.of(5, null))).isEqualTo("{\"ok\":true,\"task\":\"ping\",\"ts\":5}\n");
    }

    @Test
    void takesATextThatIsNoStringForNone() throws Exception {
        assertThat(decode("{\"task\":\"sentiment\",\"text\":7}").text()).isNull();
        assertThat(decode("{\"task\":\"sentiment\",\"text\":null}").hasText()).isFalse();
        assertThat(decode("{\"task\":\"sentiment\",\"text\":\" \\u00a0\\u001f\\u0085\"}")
                        .hasText())
                .isFalse();
        assertThat(decode("{\"task\":\"sentiment\",\"text\":\"\\u200b\"}").hasText())
                .isTrue();
    }

    @Test
    void writesHalfASurrogatePairAsAnEscape() throws Exception {
        Request request = decode("{\"task\":\"\\ud83d\",\"id\":\"\\ude00x\\ud83d\\ude00\"}");
        assertThat(encode(Reply.Failed.of("unknown task: " + request.task(), request.id())))
                .isEqualTo("{\"ok\":false,\"error\":\"unknown task: \\ud83d\",\"id\":\"\\ude00x😀\"}\n");
    }

    @Test
    void writesEveryReplyInTheOrderOfTheProtocol() {
        assertThat(encode(Reply.Hello.of("a", "b", "cpu", 9)))
                .isEqualTo(
                        "{\"hello\":\"ai-server\",\"protocol\":\"ndjson\",\"tasks\":[\"sentiment\",\"summary\",\"ping\"],"
                                + "\"models\":{\"sentiment\":\"a\",\"summary\":\"b\"},\"device\":\"cpu\",\"ts\":9}\n");
        assertThat(encode(Reply.Classified.of(new Sentiment("POSITIVE", 0.75), null)))
                .isEqualTo("{\"ok\":true,\"task\":\"sentiment\",\"label\":\"POSITIVE\",\"score\":0.75}\n");
        assertThat(encode(Reply.Summarized.of("s", new SummaryLength(60, 24), "1")))
                .isEqualTo(
                        "{\"ok\":true,\"task\":\"summary\",\"summary\":\"s\",\"max_length\":60,\"min_length\":24,\"id\":1}\n");
    }
}
