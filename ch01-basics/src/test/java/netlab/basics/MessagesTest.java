package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import netlab.net.Frames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The four ways written out by hand read the same bytes as the {@link Frames} of common-net, and fail where it fails. */
class MessagesTest {
    private static final long SEED = 20261120;

    /** One way to find the messages in a stream. */
    private interface Reader {
        Optional<String> read(InputStream in) throws IOException;
    }

    enum Way {
        FIXED(
                in -> FixedLengthMessages.read(in).map(Way::hex),
                in -> Frames.readFixed(in, FixedLengthMessages.MESSAGE_BYTES, FixedLengthMessages.MESSAGE_BYTES)
                        .map(Way::hex)),
        DELIMITED(
                in -> DelimitedMessages.read((BufferedInputStream) in).map(Way::hex),
                in -> Frames.readDelimited(in, (byte) DelimitedMessages.DELIMITER, DelimitedMessages.MAX_MESSAGE_BYTES)
                        .map(Way::hex)),
        LENGTH_PREFIXED(
                in -> LengthPrefixedMessages.read(in).map(Way::hex),
                in -> Frames.readLengthPrefixed(in, LengthPrefixedMessages.MAX_MESSAGE_BYTES)
                        .map(Way::hex)),
        TYPED(
                in -> TypedMessages.read(in).map(m -> m.type() + hex(m.payload())),
                in -> Frames.readTyped(in, TypedMessages::payloadBytes, 2)
                        .map(m -> (char) m.type() + hex(m.payload())));

        private final Reader byHand;
        private final Reader frames;

        Way(Reader byHand, Reader frames) {
            this.byHand = byHand;
            this.frames = frames;
        }

        private static String hex(byte[] bytes) {
            return HexFormat.of().formatHex(bytes);
        }

        /** Writes a message by hand; every content that this way allows comes up. */
        void writeRandom(ByteArrayOutputStream out, Random random) throws IOException {
            byte[] payload = new byte[random.nextInt(300)];
            random.nextBytes(payload);
            switch (this) {
                case FIXED -> FixedLengthMessages.write(out, "x".repeat(random.nextInt(9)));
                case DELIMITED -> {
                    for (int i = 0; i < payload.length; i++) {
                        payload[i] = payload[i] == '\n' ? 0 : payload[i];
                    }
                    DelimitedMessages.write(out, payload);
                }
                case LENGTH_PREFIXED -> LengthPrefixedMessages.write(out, payload);
                case TYPED -> {
                    char type = "TDA".charAt(random.nextInt(3));
                    byte[] content = new byte[TypedMessages.payloadBytes(type)];
                    random.nextBytes(content);
                    TypedMessages.write(out, new TypedMessages.Message(type, content));
                }
            }
        }
    }

    /** Gives one byte a read, as a slow network does. */
    private static final class OneByteAtATime extends InputStream {
        private final InputStream in;

        OneByteAtATime(byte[] bytes) {
            this.in = new ByteArrayInputStream(bytes);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            return in.read(buffer, offset, Math.min(length, 1));
        }
    }

    /** Returns the messages, and how the stream ended: "end", or the class of the exception. */
    private static List<String> readAll(Reader reader, InputStream in) throws IOException {
        List<String> messages = new ArrayList<>();
        try {
            Optional<String> message = reader.read(in);
            while (message.isPresent()) {
                messages.add(message.get());
                message = reader.read(in);
            }
            messages.add("end");
        } catch (EOFException | ProtocolException e) {
            messages.add(e.getClass().getSimpleName());
        }
        return messages;
    }

    private static InputStream whole(byte[] bytes) {
        return new BufferedInputStream(new ByteArrayInputStream(bytes));
    }

    private static InputStream slow(byte[] bytes) {
        return new BufferedInputStream(new OneByteAtATime(bytes));
    }

    @ParameterizedTest
    @EnumSource
    void readsWhatFramesReads(Way way) throws Exception {
        Random random = new Random(SEED);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < 200; i++) {
            way.writeRandom(wire, random);
        }
        List<String> byFrames = readAll(way.frames, whole(wire.toByteArray()));

        assertThat(byFrames).as("seed %d", SEED).hasSize(201).endsWith("end");
        assertThat(readAll(way.byHand, whole(wire.toByteArray()))).isEqualTo(byFrames);
        assertThat(readAll(way.byHand, slow(wire.toByteArray()))).isEqualTo(byFrames);
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereFramesFailsWhenTheStreamIsCut(Way way) throws Exception {
        Random random = new Random(SEED);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        for (int i = 0; i < 4; i++) {
            way.writeRandom(wire, random);
        }
        for (int length = 0; length < wire.size(); length++) {
            byte[] cut = Arrays.copyOf(wire.toByteArray(), length);
            assertThat(readAll(way.byHand, whole(cut)))
                    .as("seed %d, cut after %d bytes", SEED, length)
                    .isEqualTo(readAll(way.frames, whole(cut)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsWhereFramesFailsOnGarbage(Way way) throws Exception {
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            byte[] garbage = new byte[random.nextInt(3000)];
            random.nextBytes(garbage);
            assertThat(readAll(way.byHand, whole(garbage)))
                    .as("seed %d, garbage %d", SEED, i)
                    .isEqualTo(readAll(way.frames, whole(garbage)));
        }
    }

    @Test
    void bytesAreThoseOfTheDrawings() throws Exception {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        FixedLengthMessages.write(wire, "kim");
        DelimitedMessages.write(wire, "안녕".getBytes(UTF_8));
        LengthPrefixedMessages.write(wire, "hi".getBytes(UTF_8));
        TypedMessages.write(wire, new TypedMessages.Message('T', new byte[] {(byte) 0xFF, (byte) 0xD3}));
        TypedMessages.write(wire, new TypedMessages.Message('D', new byte[] {1}));
        TypedMessages.write(wire, new TypedMessages.Message('A', new byte[0]));

        assertThat(Way.hex(wire.toByteArray()))
                .isEqualTo("6b696d2020202020" + "ec9588eb85950a" + "000000026869" + "54ffd3" + "4401" + "41");
        InputStream in = whole(wire.toByteArray());
        assertThat(FixedLengthMessages.read(in)).isPresent();
        assertThat(DelimitedMessages.read((BufferedInputStream) in)).isPresent();
        assertThat(LengthPrefixedMessages.read(in)).isPresent();
        assertThat(TypedMessages.read(in)).hasToString("Optional[temperature -4.5]");
        assertThat(TypedMessages.read(in)).hasToString("Optional[door open]");
        assertThat(TypedMessages.read(in)).hasToString("Optional[alarm]");
        assertThat(TypedMessages.read(in)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LENGTH_PREFIXED", "DELIMITED"})
    void refusesTheFirstByteOverTheLimit(Way way) throws Exception {
        ByteArrayOutputStream longest = new ByteArrayOutputStream();
        ByteArrayOutputStream tooLong = new ByteArrayOutputStream();
        if (way == Way.DELIMITED) {
            DelimitedMessages.write(longest, new byte[DelimitedMessages.MAX_MESSAGE_BYTES]);
            DelimitedMessages.write(tooLong, new byte[DelimitedMessages.MAX_MESSAGE_BYTES + 1]);
        } else {
            LengthPrefixedMessages.write(longest, new byte[LengthPrefixedMessages.MAX_MESSAGE_BYTES]);
            LengthPrefixedMessages.write(tooLong, new byte[LengthPrefixedMessages.MAX_MESSAGE_BYTES + 1]);
        }
        assertThat(readAll(way.byHand, whole(longest.toByteArray()))).hasSize(2).endsWith("end");
        assertThatThrownBy(() -> way.byHand.read(whole(tooLong.toByteArray()))).isInstanceOf(ProtocolException.class);
    }
}
