package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@link ByteBuffer} is the oracle: what it reads and writes in either order is right. */
class EndianTest {
    private static final long SEED = 20_210_304;
    private static final int ROUNDS = 1_000;

    /** One method pair of {@link Endian}, and the {@link ByteBuffer} method that does the same. */
    private record Codec(
            String name, int size, ByteOrder order, Put put, Get get, OraclePut oraclePut, OracleGet oracleGet) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Put {
        void put(byte[] bytes, int offset, long value);
    }

    private interface Get {
        Object get(byte[] bytes, int offset);
    }

    private interface OraclePut {
        void put(ByteBuffer buffer, int offset, long value);
    }

    private interface OracleGet {
        Object get(ByteBuffer buffer, int offset);
    }

    static Stream<Codec> codecs() {
        ByteOrder be = ByteOrder.BIG_ENDIAN;
        ByteOrder le = ByteOrder.LITTLE_ENDIAN;
        Put putShortBE = (b, o, v) -> Endian.putShortBE(b, o, (int) v);
        Put putShortLE = (b, o, v) -> Endian.putShortLE(b, o, (int) v);
        Put putIntBE = (b, o, v) -> Endian.putIntBE(b, o, (int) v);
        Put putIntLE = (b, o, v) -> Endian.putIntLE(b, o, (int) v);
        OraclePut putShort = (b, o, v) -> b.putShort(o, (short) v);
        OraclePut putInt = (b, o, v) -> b.putInt(o, (int) v);
        OraclePut putLong = ByteBuffer::putLong;
        OracleGet unsignedShort = (b, o) -> Short.toUnsignedInt(b.getShort(o));
        OracleGet unsignedInt = (b, o) -> Integer.toUnsignedLong(b.getInt(o));
        OracleGet unsignedLong = (b, o) -> new BigInteger(Long.toUnsignedString(b.getLong(o)));
        return Stream.of(
                new Codec("shortBE", 2, be, putShortBE, Endian::getShortBE, putShort, ByteBuffer::getShort),
                new Codec("shortLE", 2, le, putShortLE, Endian::getShortLE, putShort, ByteBuffer::getShort),
                new Codec("unsignedShortBE", 2, be, putShortBE, Endian::getUnsignedShortBE, putShort, unsignedShort),
                new Codec("unsignedShortLE", 2, le, putShortLE, Endian::getUnsignedShortLE, putShort, unsignedShort),
                new Codec("intBE", 4, be, putIntBE, Endian::getIntBE, putInt, ByteBuffer::getInt),
                new Codec("intLE", 4, le, putIntLE, Endian::getIntLE, putInt, ByteBuffer::getInt),
                new Codec("unsignedIntBE", 4, be, putIntBE, Endian::getUnsignedIntBE, putInt, unsignedInt),
                new Codec("unsignedIntLE", 4, le, putIntLE, Endian::getUnsignedIntLE, putInt, unsignedInt),
                new Codec("longBE", 8, be, Endian::putLongBE, Endian::getLongBE, putLong, ByteBuffer::getLong),
                new Codec("longLE", 8, le, Endian::putLongLE, Endian::getLongLE, putLong, ByteBuffer::getLong),
                new Codec("unsignedLongBE", 8, be, Endian::putLongBE, Endian::getUnsignedLongBE, putLong, unsignedLong),
                new Codec(
                        "unsignedLongLE", 8, le, Endian::putLongLE, Endian::getUnsignedLongLE, putLong, unsignedLong));
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void putsAndGetsWhatByteBufferDoesAtAnyOffset(Codec codec) {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            byte[] ours = new byte[codec.size + 8];
            random.nextBytes(ours);
            byte[] theirs = ours.clone();
            ByteBuffer oracle = ByteBuffer.wrap(theirs).order(codec.order);
            int offset = random.nextInt(ours.length - codec.size + 1);
            long value = random.nextLong() >> random.nextInt(Long.SIZE);
            codec.put.put(ours, offset, value);
            codec.oraclePut.put(oracle, offset, value);
            assertThat(ours).as("seed %d, round %d, put %d", SEED, round, value).isEqualTo(theirs);
            assertThat(codec.get.get(ours, offset))
                    .as("seed %d, round %d, get %s", SEED, round, Arrays.toString(ours))
                    .isEqualTo(codec.oracleGet.get(oracle, offset));
        }
    }

    @ParameterizedTest
    @MethodSource("codecs")
    void refusesEveryOffsetThatLeavesTooLittleRoomAndChangesNothing(Codec codec) {
        for (int length = 0; length <= codec.size + 1; length++) {
            byte[] bytes = new byte[length];
            int[] offsets = {-1, Integer.MIN_VALUE, length - codec.size + 1, length, Integer.MAX_VALUE};
            for (int offset : offsets) {
                if (offset >= 0 && offset <= length - codec.size) {
                    continue;
                }
                assertThatThrownBy(() -> codec.put.put(bytes, offset, -1))
                        .isInstanceOf(IndexOutOfBoundsException.class)
                        .hasMessageContainingAll(
                                String.valueOf(codec.size), String.valueOf(offset), String.valueOf(length));
                assertThatThrownBy(() -> codec.get.get(bytes, offset)).isInstanceOf(IndexOutOfBoundsException.class);
                assertThat(bytes).isEqualTo(new byte[length]);
            }
        }
    }

    @Test
    void theSameFourBytesAreTwoNumbers() {
        byte[] bytes = {(byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFE};
        assertThat(Endian.getIntBE(bytes, 0)).isEqualTo(-2);
        assertThat(Endian.getUnsignedIntBE(bytes, 0)).isEqualTo(4_294_967_294L);
    }

    @Test
    void leavesTheBytesThatItsDocumentationDraws() {
        byte[] be = new byte[4];
        byte[] le = new byte[4];
        Endian.putIntBE(be, 0, 0x01020304);
        Endian.putIntLE(le, 0, 0x01020304);
        assertThat(be).containsExactly(1, 2, 3, 4);
        assertThat(le).containsExactly(4, 3, 2, 1);
    }

    @Test
    void putTakesTheLowBitsOfSignedAndUnsignedValuesAlike() {
        byte[] signed = new byte[2];
        byte[] unsigned = new byte[2];
        Endian.putShortBE(signed, 0, -2);
        Endian.putShortBE(unsigned, 0, 65_534);
        assertThat(signed).isEqualTo(unsigned);
    }
}
