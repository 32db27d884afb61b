package netlab.tools.tap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import netlab.testkit.Transcript.Endpoint;
import netlab.testkit.Transcript.Event;
import netlab.testkit.Transcript.Kind;
import org.junit.jupiter.api.Test;

class EventTextTest {
    private static final Endpoint CLIENT = new Endpoint("client", 40112);
    private static final Endpoint PROXY = new Endpoint("proxy", 9000);
    private static final Endpoint SERVER = new Endpoint("server", 9001);

    private final EventText plain = text(512, false, false, false, Colours.NONE);

    @Test
    void aReadIsALineOfWhatItSaysAndItsBytes() {
        assertThat(plain.of(data(CLIENT, PROXY, "20 + 17\n"))).isEqualTo("""
                12:00:00.204 #1 client -> server: 8 bytes "20 + 17\\n"
                00000000  32 30 20 2b 20 31 37 0a                           |20 + 17.|
                """);
        assertThat(plain.of(data(SERVER, PROXY, "3"))).isEqualTo("""
                12:00:00.204 #1 server -> client: 1 byte "3"
                00000000  33                                                |3|
                """);
    }

    @Test
    void offsetsCountTheBytesOfADirectionOfAConnection() {
        plain.of(data(CLIENT, PROXY, "0123456789"));
        assertThat(plain.of(data(CLIENT, PROXY, "x"))).contains("\n0000000a  78");
        assertThat(plain.of(data(SERVER, PROXY, "x"))).contains("\n00000000  78");
        assertThat(plain.of(event(2, Kind.DATA, CLIENT, PROXY, "x", ""))).contains("\n00000000  78");
    }

    @Test
    void longReadsAreShortened() {
        String lines = text(16, false, false, false, Colours.NONE).of(data(CLIENT, PROXY, "x".repeat(100)));
        assertThat(lines.lines())
                .containsExactly(
                        "12:00:00.204 #1 client -> server: 100 bytes \"" + "x".repeat(48) + "\"...",
                        "00000000  78 78 78 78 78 78 78 78  78 78 78 78 78 78 78 78  |xxxxxxxxxxxxxxxx|",
                        "... 84 bytes more");
    }

    @Test
    void textModeShowsARowALine() {
        EventText text = text(512, true, false, false, Colours.NONE);
        assertThat(text.of(data(CLIENT, PROXY, "GET / HTTP/1.1\r\nHost: 한국\r\n\r\nend")))
                .isEqualTo("""
                12:00:00.204 #1 client -> server: 35 bytes
                  GET / HTTP/1.1\\r\\n
                  Host: 한국\\r\\n
                  \\r\\n
                  end
                """);
    }

    @Test
    void textModeDoesNotCutCharacters() {
        assertThat(text(4, true, false, false, Colours.NONE).of(data(CLIENT, PROXY, "안녕")))
                .endsWith("  안\n... 3 bytes more\n");
    }

    @Test
    void withoutFaultsWhatLeavesTheTapIsNotRepeated() {
        assertThat(plain.of(data(PROXY, SERVER, "x"))).isEmpty();
        assertThat(plain.of(event(1, Kind.CONNECT, PROXY, SERVER, "", ""))).isEmpty();
        assertThat(plain.of(event(1, Kind.END, PROXY, CLIENT, "", ""))).isEmpty();
        assertThat(plain.of(event(1, Kind.RESET, PROXY, CLIENT, "", ""))).isEmpty();
    }

    @Test
    void withFaultsBothSidesOfTheirDirectionAreShown() {
        EventText faulty = text(512, false, true, false, Colours.NONE);
        assertThat(faulty.of(data(CLIENT, PROXY, "ab"))).contains(" client -> tap: 2 bytes");
        assertThat(faulty.of(data(PROXY, SERVER, "a"))).contains(" tap -> server: 1 byte ");
        assertThat(faulty.of(data(SERVER, PROXY, "x"))).contains(" server -> client: 1 byte ");
        assertThat(faulty.of(data(PROXY, CLIENT, "x"))).isEmpty();
        assertThat(faulty.of(event(1, Kind.RESET, PROXY, CLIENT, "", ""))).contains(" tap -> client: reset");
    }

    @Test
    void saysWhatElseHappens() {
        assertThat(plain.of(event(3, Kind.CONNECT, CLIENT, PROXY, "", "")))
                .isEqualTo("12:00:00.204 #3 client -> server: connects from port 40112\n");
        assertThat(plain.of(event(1, Kind.END, SERVER, PROXY, "", "")))
                .isEqualTo("12:00:00.204 #1 server -> client: end of stream\n");
        assertThat(plain.of(event(1, Kind.RESET, CLIENT, PROXY, "", "")))
                .isEqualTo("12:00:00.204 #1 client -> server: reset\n");
        assertThat(plain.of(event(1, Kind.NOTE, PROXY, PROXY, "", "cannot connect")))
                .isEqualTo("12:00:00.204 #1 * cannot connect\n");
        assertThat(plain.of(event(1, Kind.DATAGRAM, CLIENT, PROXY, "", "")))
                .isEqualTo("12:00:00.204 #1 client -> server: datagram of 0 bytes\n");
    }

    @Test
    void eachSideHasAColourOfItsOwnToTheEndOfItsLines() {
        EventText coloured = text(0, false, false, false, Colours.ANSI);
        assertThat(coloured.of(event(1, Kind.END, CLIENT, PROXY, "", ""))).matches("\u001B\\[36m.*\u001B\\[0m\n");
        assertThat(coloured.of(event(1, Kind.END, SERVER, PROXY, "", ""))).matches("\u001B\\[33m.*\u001B\\[0m\n");
        assertThat(coloured.of(event(1, Kind.NOTE, PROXY, PROXY, "", "n"))).matches("\u001B\\[35m.*\u001B\\[0m\n");
    }

    private static EventText text(
            int maxBytes, boolean textOnly, boolean towardsServer, boolean towardsClient, Colours colours) {
        EventText.Settings settings = new EventText.Settings(maxBytes, textOnly, towardsServer, towardsClient, colours);
        return new EventText(settings, Instant.parse("2021-03-04T12:00:00Z"), ZoneOffset.UTC);
    }

    private static Event data(Endpoint from, Endpoint to, String content) {
        return event(1, Kind.DATA, from, to, content, "");
    }

    private static Event event(int connection, Kind kind, Endpoint from, Endpoint to, String content, String note) {
        byte[] bytes = content.getBytes(UTF_8);
        return new Event(Duration.ofMillis(204), connection, kind, from, to, bytes.length, bytes, note);
    }
}
