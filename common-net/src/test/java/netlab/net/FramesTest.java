package netlab.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static final long SEED = 9_003;
    private static final int MAX_BYTES = 20_000; // over twice the first chunk, so that a buffer has to grow
    private static final byte[] NOTHING = {};

    /** One way to frame a message, in a shape that all of them share. */
    private record Framing(String name, Write write, Read read) {
        @Override
        public String toString() {
            return name;
        }

        byte[] frame(byte[] payload) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            write.write(out, payload);
            return out.toByteArray();
        }
    }

    private interface Write {
        void write(OutputStream out, byte[] payload) throws IOException;
    }

    private interface Read {
        Optional<byte[]> read(InputStream in, int maxBytes) throws IOException;
    }

    static Stream<Framing> framings() {
        return Stream.of(
                new Framing(
                        "delimited",
                        (out, payload) -> Frames.writeDelimited(out, payload, (byte) 0),
                        (in, max) -> Frames.readDelimited(in, (byte) 0, max)),
                new Framing(
                        "line",
                        (out, payload) -> Frames.writeLine(out, new String(payload, UTF_8)),
                        (in, max) -> Frames.readLine(in, max).map(line -> line.getBytes(UTF_8))),
                new Framing(
                        "line that ends in CRLF",
                        (out, payload) -> Frames.writeLine(out, new String(payload, UTF_8) + "\r"),
                        (in, max) -> Frames.readLine(in, max).map(line -> line.getBytes(UTF_8))),
                new Framing("length-prefixed", Frames::writeLengthPrefixed, Frames::readLengthPrefixed),
                new Framing(
                        "ten digits",
                        (out, payload) -> Frames.writeDigitPrefixed(out, payload, 10),
                        (in, max) -> Frames.readDigitPrefixed(in, 10, max)));
    }

    /** Printable ASCII, which every framing can carry. */
    private static byte[] randomPayload(Random random, int length) {
        byte[] payload = new byte[length];
        for (int i = 0; i < length; i++) {
            payload[i] = (byte) (' ' + random.nextInt('~' - ' '));
        }
        return payload;
    }

    @ParameterizedTest
    @MethodSource("framings")
    void readsBackWhatItWroteHoweverTheBytesArrive(Framing framing) throws IOException {
        Random random = new Random(SEED);
        for (int atMost : new int[] {1, 3, 7, 4096, Integer.MAX_VALUE}) {
            List<byte[]> payloads = List.of(
                    NOTHING,
                    randomPayload(random, 1),
                    randomPayload(random, random.nextInt(100)),
                    randomPayload(random, random.nextInt(MAX_BYTES)),
                    randomPayload(random, MAX_BYTES));
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (byte[] payload : payloads) {
                framing.write.write(out, payload);
            }
            InputStream in = new ChoppyInputStream(out.toByteArray(), atMost);
            for (byte[] payload : payloads) {
                assertThat(framing.read.read(in, MAX_BYTES))
                        .as("seed %d, at most %d bytes a read", SEED, atMost)
                        .hasValueSatisfying(read -> assertThat(read).isEqualTo(payload));
            }
            assertThat(framing.read.read(in, MAX_BYTES)).as("clean end").isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void anEndInsideAMessageIsAnErrorAtEveryByte(Framing framing) throws IOException {
        byte[] frame = framing.frame("twenty + seventeen".getBytes(UTF_8));
        for (int cut = 1; cut < frame.length; cut++) {
            InputStream in = new ByteArrayInputStream(frame, 0, cut);
            assertThatThrownBy(() -> framing.read.read(in, MAX_BYTES))
                    .as("cut after %d of %d bytes", cut, frame.length)
                    .isInstanceOf(EOFException.class)
                    .hasMessageStartingWith("stream ended after ");
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void acceptsALengthAtTheLimitAndRefusesOneBeyond(Framing framing) throws IOException {
        byte[] frame = framing.frame("12345".getBytes(UTF_8));
        assertThat(framing.read.read(new ByteArrayInputStream(frame), 5)).isPresent();
        assertThatThrownBy(() -> framing.read.read(new ByteArrayInputStream(frame), 4))
                .isInstanceOf(ProtocolException.class)
                .hasMessageMatching(".*\\b[45] bytes.*");
    }

    @ParameterizedTest
    @MethodSource("framings")
    void takesAnyLimitThatIsNotNegative(Framing framing) throws IOException {
        byte[] frame = framing.frame(NOTHING);
        assertThat(framing.read.read(new ByteArrayInputStream(frame), 0)).isPresent();
        assertThat(framing.read.read(new ByteArrayInputStream(frame), Integer.MAX_VALUE))
                .isPresent();
        assertThatThrownBy(() -> framing.read.read(new ByteArrayInputStream(frame), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesTwoGibibytesBeforeAllocatingThem() {
        byte[] announcement = new byte[4];
        Endian.putIntBE(announcement, 0, 0x8000_0000);
        assertThatThrownBy(() -> Frames.readLengthPrefixed(new ByteArrayInputStream(announcement), Integer.MAX_VALUE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("2147483648");
    }

    @Test
    void memoryGrowsWithWhatArrivesAndNotWithWhatIsAnnounced() {
        int announced = Integer.MAX_VALUE - 8; // an array this long is more than the test's JVM may have
        byte[] header = new byte[10];
        Endian.putIntBE(header, 0, announced);
        long before = allocatedBytes();
        assertThatThrownBy(() -> Frames.readLengthPrefixed(new ByteArrayInputStream(header), Integer.MAX_VALUE))
                .isInstanceOf(EOFException.class)
                .hasMessage("stream ended after 6 of " + announced + " bytes of the announced payload");
        assertThat(allocatedBytes() - before).isLessThan(16 * 1024 * 1024);
    }

    private static long allocatedBytes() {
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    @Test
    void fixedLengthReadsExactlyThatManyBytes() throws IOException {
        for (int atMost : new int[] {1, 3, 7}) {
            InputStream in = new ChoppyInputStream("abcdefgh".getBytes(UTF_8), atMost);
            assertThat(Frames.readFixed(in, 4, 4)).hasValue("abcd".getBytes(UTF_8));
            assertThat(Frames.readFixed(in, 0, 4)).hasValue(NOTHING);
            assertThat(Frames.readFixed(in, 4, 4)).hasValue("efgh".getBytes(UTF_8));
            assertThat(Frames.readFixed(in, 4, 4)).isEmpty();
        }
    }

    @Test
    void fixedLengthThatEndsEarlySaysHowManyBytesCame() {
        for (int cut = 1; cut < 4; cut++) {
            int came = cut;
            InputStream in = new ByteArrayInputStream(new byte[cut]);
            assertThatThrownBy(() -> Frames.readFixed(in, 4, 4))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("stream ended after " + came + " of 4 bytes of a message");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 5, 1L << 32, Long.MIN_VALUE, Long.MAX_VALUE})
    void fixedLengthRefusesALengthOutsideTheLimit(long length) {
        assertThatThrownBy(() -> Frames.readFixed(new ByteArrayInputStream(new byte[8]), length, 4))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected a length of 0 to 4 bytes, got " + length);
    }

    @Test
    void lengthPrefixIsFourBytesBigEndian() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.writeLengthPrefixed(out, "안녕".getBytes(UTF_8));
        assertThat(out.toByteArray()).startsWith(0, 0, 0, 6).hasSize(10);
    }

    @Test
    void digitsAreAsciiInEveryLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            Frames.writeDigitPrefixed(out, "JPEG".getBytes(UTF_8), 10);
            assertThat(out).hasToString("0000000004JPEG");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000x4", "-000000004", "         4", "+000000004", "４"})
    void refusesALengthThatIsNotDigits(String prefix) {
        byte[] bytes = Arrays.copyOf(prefix.getBytes(UTF_8), 14);
        assertThatThrownBy(() -> Frames.readDigitPrefixed(new ByteArrayInputStream(bytes), 10, MAX_BYTES))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("expected 10 ASCII digits as length, got 0x");
    }

    @Test
    void refusesToWriteALengthThatTheDigitsCannotHold() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.writeDigitPrefixed(out, new byte[9], 1);
        assertThat(out.size()).isEqualTo(10);
        assertThatThrownBy(() -> Frames.writeDigitPrefixed(out, new byte[10], 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).as("nothing more was written").isEqualTo(10);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 19})
    void aLengthHasOneToEighteenDigits(int digits) {
        assertThatThrownBy(() -> Frames.readDigitPrefixed(new ByteArrayInputStream(NOTHING), digits, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Frames.writeDigitPrefixed(new ByteArrayOutputStream(), NOTHING, digits))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eighteenDigitsDoNotOverflow() {
        byte[] prefix = "999999999999999999".getBytes(UTF_8);
        assertThatThrownBy(() -> Frames.readDigitPrefixed(new ByteArrayInputStream(prefix), 18, Integer.MAX_VALUE))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("999999999999999999");
    }

    @Test
    void refusesToWriteAPayloadThatContainsItsDelimiter() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThatThrownBy(() -> Frames.writeDelimited(out, "a;b".getBytes(UTF_8), (byte) ';'))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("payload contains the delimiter 0x3B at offset 1");
        assertThatThrownBy(() -> Frames.writeLine(out, "two\nlines")).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).as("nothing was written").isZero();
    }

    @Test
    void aDelimiterMayBeAnyByte() throws IOException {
        InputStream in = new ByteArrayInputStream(new byte[] {1, (byte) 0xFF, 2, (byte) 0xFF});
        assertThat(Frames.readDelimited(in, (byte) 0xFF, 8)).hasValue(new byte[] {1});
        assertThat(Frames.readDelimited(in, (byte) 0xFF, 8)).hasValue(new byte[] {2});
        assertThat(Frames.readDelimited(in, (byte) 0xFF, 8)).isEmpty();
    }

    @Test
    void aLineEndsInLfOrCrlfAndKeepsEveryOtherCr() throws IOException {
        InputStream in = new ByteArrayInputStream("one\ntwo\r\n\n\r\na\rb\r\r\n".getBytes(UTF_8));
        assertThat(Frames.readLine(in, 80)).hasValue("one");
        assertThat(Frames.readLine(in, 80)).hasValue("two");
        assertThat(Frames.readLine(in, 80)).hasValue("");
        assertThat(Frames.readLine(in, 80)).hasValue("");
        assertThat(Frames.readLine(in, 80)).hasValue("a\rb\r");
        assertThat(Frames.readLine(in, 80)).isEmpty();
    }

    @Test
    void theCrOfALineEndDoesNotCountTowardsTheLimit() throws IOException {
        assertThat(Frames.readLine(new ByteArrayInputStream("12345\r\n".getBytes(UTF_8)), 5))
                .hasValue("12345");
        assertThatThrownBy(() -> Frames.readLine(new ByteArrayInputStream("123456\n".getBytes(UTF_8)), 5))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void anEndlessLineIsGivenUpAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'a';
            }
        };
        assertThatThrownBy(() -> Frames.readLine(endless, 1000)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void refusesALineThatIsNotUtf8AndSaysWhere() {
        byte[] eucKr = {'n', ':', ' ', (byte) 0xB0, (byte) 0xA1, '\n'}; // 가
        assertThatThrownBy(() -> Frames.readLine(new ByteArrayInputStream(eucKr), 80))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("expected UTF-8, got 0xB0 at offset 3 of 5 bytes");
    }

    @Test
    void decodesEveryValidTextAndTheReplacementCharacterIsOne() throws IOException {
        for (String text : List.of("", "ASCII", "한글 이름", "\uFFFD", "a\uFFFDb", "\uD83D\uDE00", "\u0000")) {
            assertThat(Frames.decodeUtf8(text.getBytes(UTF_8))).isEqualTo(text);
        }
    }

    @Test
    void refusesWhatTheStrictDecoderOfTheJdkRefuses() {
        Random random = new Random(SEED);
        for (int round = 0; round < 5_000; round++) {
            byte[] bytes = new byte[random.nextInt(6)];
            random.nextBytes(bytes);
            String expected = decodeByTheJdk(bytes);
            String actual;
            try {
                actual = Frames.decodeUtf8(bytes);
            } catch (ProtocolException e) {
                actual = "malformed";
            }
            assertThat(actual)
                    .as("seed %d, round %d, %s", SEED, round, Arrays.toString(bytes))
                    .isEqualTo(expected);
        }
    }

    private static String decodeByTheJdk(byte[] bytes) {
        try {
            return UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
        } catch (java.nio.charset.CharacterCodingException e) {
            return "malformed";
        }
    }

    /** Type 1 has no payload, type 2 four bytes, type 3 more than anybody wants; there are no others. */
    private static int lengthOf(int type) throws ProtocolException {
        return switch (type) {
            case 1 -> 0;
            case 2 -> 4;
            case 3 -> Integer.MAX_VALUE;
            case 255 -> 1;
            default -> throw new ProtocolException("expected type 1, 2, 3 or 255, got " + type);
        };
    }

    @Test
    void theTypeTellsTheLength() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Frames.writeTyped(out, 1, NOTHING);
        Frames.writeTyped(out, 2, new byte[] {1, 2, 3, 4});
        Frames.writeTyped(out, 255, new byte[] {9});
        for (int atMost : new int[] {1, 3, 7}) {
            InputStream in = new ChoppyInputStream(out.toByteArray(), atMost);
            assertTyped(in, 1);
            assertTyped(in, 2, 1, 2, 3, 4);
            assertTyped(in, 255, 9);
            assertThat(Frames.readTyped(in, FramesTest::lengthOf, 4)).isEmpty();
        }
    }

    private static void assertTyped(InputStream in, int type, int... payload) throws IOException {
        Frames.Typed message = Frames.readTyped(in, FramesTest::lengthOf, 4).orElseThrow();
        assertThat(message.type()).isEqualTo(type);
        assertThat(message.payload()).containsExactly(payload);
    }

    @Test
    void typedMessagesKeepTheSameRules() {
        assertThatThrownBy(() -> readTyped(4)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> readTyped(3)).as("over the limit").isInstanceOf(ProtocolException.class);
        for (int cut = 0; cut < 4; cut++) {
            byte[] bytes = Arrays.copyOf(new byte[] {2, 1, 2, 3}, 1 + cut);
            assertThatThrownBy(() -> Frames.readTyped(new ByteArrayInputStream(bytes), FramesTest::lengthOf, 4))
                    .isInstanceOf(EOFException.class);
        }
    }

    private static void readTyped(int type) throws IOException {
        Frames.readTyped(new ByteArrayInputStream(new byte[] {(byte) type}), FramesTest::lengthOf, 4);
    }

    @Test
    void everyWriteIsOneWriteSoThatSmallMessagesAreOneSegment() throws IOException {
        for (Framing framing : framings().toList()) {
            int[] writes = new int[1];
            OutputStream counting = new ByteArrayOutputStream() {
                @Override
                public void write(byte[] bytes) {
                    writes[0]++;
                }

                @Override
                public synchronized void write(int b) {
                    writes[0]++;
                }
            };
            framing.write.write(counting, "payload".getBytes(UTF_8));
            assertThat(writes[0]).as(framing.name).isEqualTo(1);
        }
    }
}
