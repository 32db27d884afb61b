package netlab.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private static final Endpoint CLIENT = new Endpoint("client", 40112);
    private static final Endpoint PROXY = new Endpoint("proxy", 7000);
    private static final Endpoint SERVER = new Endpoint("server", 9003);

    @Test
    void drawsASequenceDiagram() {
        Transcript transcript = new Transcript("client", "proxy", "server");
        transcript.event(1, Kind.CONNECT, CLIENT, PROXY, "");
        data(transcript, 1, CLIENT, PROXY, "20 + 17\n");
        data(transcript, 1, PROXY, SERVER, "20");
        transcript.event(1, Kind.NOTE, PROXY, SERVER, "stallAfter(2)");
        data(transcript, 1, SERVER, PROXY, "\u00b1 more than fits between two lifelines");
        transcript.event(1, Kind.END, SERVER, PROXY, "");
        transcript.event(1, Kind.RESET, PROXY, CLIENT, "");

        assertThat(transcript.diagram().replaceAll("(?m)^ *\\d+\\.\\d{3}  ", "0.000 "))
                .isEqualTo("""
                                  ms  client                                   proxy                                    server
                        0.000   |--- connect 40112 to 7000 ------------->|                                        |
                        0.000   |--- 8 "20 + 17\\n" --------------------->|                                        |
                        0.000   |                                        |--- 2 "20" ---------------------------->|
                        0.000                                            * stallAfter(2)
                        0.000   |                                        |<-- 39 "\\xc2\\xb1 more than fits b... ---|
                        0.000   |                                        |<-- end of stream ----------------------|
                        0.000   |<-- reset ------------------------------|                                        |
                        """);
    }

    @Test
    void numbersConnectionsWhenThereAreSeveral() {
        Transcript transcript = new Transcript("client", "server");
        data(transcript, 1, CLIENT, SERVER, "a");
        data(transcript, 2, CLIENT, SERVER, "b");
        assertThat(transcript.diagram()).contains("--- #1 1 \"a\" ", "--- #2 1 \"b\" ");
    }

    @Test
    void hexdumpCountsTheBytesOfEachDirection() {
        Transcript transcript = new Transcript("client", "server");
        data(transcript, 1, CLIENT, SERVER, "0123456789");
        data(transcript, 1, SERVER, CLIENT, "x");
        data(transcript, 1, CLIENT, SERVER, "more");
        assertThat(transcript.hexdump().replaceAll("at .* ms", "at 0 ms")).isEqualTo("""
                        client -> server, connection 1, 10 bytes at 0 ms
                        00000000  30 31 32 33 34 35 36 37  38 39                    |0123456789|
                        server -> client, connection 1, 1 byte at 0 ms
                        00000000  78                                                |x|
                        client -> server, connection 1, 4 bytes at 0 ms
                        0000000a  6d 6f 72 65                                       |more|
                        """);
    }

    @Test
    void hexdumpShortensLongEvents() {
        Transcript transcript = new Transcript("client", "server");
        data(transcript, 1, CLIENT, SERVER, "x".repeat(1000));
        assertThat(transcript.hexdump()).hasLineCount(18).endsWith("... 744 bytes more\n");
    }

    @Test
    void keepsABoundedPartAndCountsTheRest() {
        Transcript transcript = new Transcript("client", "server");
        byte[] block = new byte[Transcript.MAX_KEPT_BYTES - 1];
        transcript.data(1, CLIENT, SERVER, block, block.length);
        transcript.data(1, CLIENT, SERVER, block, block.length);
        for (int i = 0; i < Transcript.MAX_EVENTS; i++) {
            data(transcript, 1, CLIENT, SERVER, "x");
        }
        assertThat(transcript.bytes("client", "server")).hasSize(Transcript.MAX_KEPT_BYTES);
        assertThat(transcript.events()).hasSize(Transcript.MAX_EVENTS);
        assertThat(transcript.events().get(1).size()).isEqualTo(block.length);
        assertThat(transcript.diagram())
                .contains("--- 1 (not kept) ---", "... 9800 events more\n")
                .endsWith("... 2 events more\n");
    }

    @Test
    void showsHowALongConversationBeganAndHowItEnded() {
        Transcript transcript = new Transcript("client", "server");
        for (int i = 0; i < 300; i++) {
            data(transcript, 1, CLIENT, SERVER, String.format("%03d", i));
        }
        assertThat(transcript.diagram())
                .hasLineCount(1 + 200 + 1)
                .containsSubsequence("\"149\"", "... 100 events more\n", "\"250\"", "\"299\"")
                .doesNotContain("\"150\"", "\"249\"");
        assertThat(transcript.hexdump())
                .hasLineCount(2 * 200 + 1)
                .containsSubsequence("|149|", "... 100 events more\n", "000002ee  32 35 30 ", "|299|")
                .doesNotContain("|150|", "|249|");
    }

    @Test
    void tellsListenersAllBytesOfEveryEventThoughItKeepsNoMore() {
        Transcript transcript = new Transcript("client", "server");
        List<Event> heard = new ArrayList<>();
        transcript.onEvent(heard::add);
        byte[] block = new byte[Transcript.MAX_KEPT_BYTES];
        data(transcript, 1, CLIENT, SERVER, "first");
        transcript.data(1, CLIENT, SERVER, block, block.length);
        for (int i = 0; i < Transcript.MAX_EVENTS; i++) {
            data(transcript, 1, CLIENT, SERVER, "x");
        }
        assertThat(heard).hasSize(Transcript.MAX_EVENTS + 2);
        assertThat(heard.get(1).bytes()).hasSize(block.length);
        assertThat(heard.get(heard.size() - 1).bytes()).containsExactly('x');
        assertThat(transcript.bytes("client", "server")).hasSize(Transcript.MAX_KEPT_BYTES);
    }

    @Test
    void timesNeverGoBack() {
        Transcript transcript = new Transcript("client", "server");
        data(transcript, 1, CLIENT, SERVER, "a");
        data(transcript, 1, CLIENT, SERVER, "b");
        assertThat(transcript.events().get(0).at())
                .isBetween(Duration.ZERO, transcript.events().get(1).at());
    }

    private static void data(Transcript transcript, int connection, Endpoint from, Endpoint to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        transcript.data(connection, from, to, bytes, bytes.length);
    }
}
