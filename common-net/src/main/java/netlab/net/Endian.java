package netlab.net;

import java.math.BigInteger;

/**
 * Integers to bytes and back, with every shift visible.
 *
 * <p>A 32-bit integer is four bytes; which one goes first is a convention. Big-endian, also called <em>network byte
 * order</em> (RFC 1700), sends the most significant byte first; little-endian, what x86 and ARM keep in memory, the
 * least significant. {@code putIntBE(b, 0, 0x01020304)} and {@code putIntLE(b, 0, 0x01020304)} leave
 *
 * <pre>
 *             b[0]   b[1]   b[2]   b[3]
 *           +------+------+------+------+
 *   BE      |  01  |  02  |  03  |  04  |      v &gt;&gt;&gt; 24, v &gt;&gt;&gt; 16, v &gt;&gt;&gt; 8, v
 *           +------+------+------+------+
 *   LE      |  04  |  03  |  02  |  01  |      v, v &gt;&gt;&gt; 8, v &gt;&gt;&gt; 16, v &gt;&gt;&gt; 24
 *           +------+------+------+------+
 * </pre>
 *
 * <p>The same four bytes {@code FF FF FF FE} are -2 to {@link #getIntBE} and 4294967294 to {@link #getUnsignedIntBE}:
 * signedness is not in the bytes either, it is in who reads them. The unsigned views return the next wider type.
 *
 * <p>All methods throw {@link IndexOutOfBoundsException} when the array is too short, and a {@code put} then changes
 * nothing. A {@code put} takes the low bits of its value, so that signed and unsigned values are put alike.
 */
public final class Endian {
    private static final int BYTE = 0xFF;

    private Endian() {}

    // 16 bits

    /** Puts the low 16 bits of {@code value}, most significant byte first: {@code 0x0102 → 01 02}. */
    public static void putShortBE(byte[] bytes, int offset, int value) {
        requireRoom(bytes, offset, Short.BYTES);
        bytes[offset] = (byte) (value >>> 8);
        bytes[offset + 1] = (byte) value;
    }

    /** Puts the low 16 bits of {@code value}, least significant byte first: {@code 0x0102 → 02 01}. */
    public static void putShortLE(byte[] bytes, int offset, int value) {
        requireRoom(bytes, offset, Short.BYTES);
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
    }

    /** Gets a signed 16-bit integer: {@code FF FE → -2}. */
    public static short getShortBE(byte[] bytes, int offset) {
        return (short) getUnsignedShortBE(bytes, offset);
    }

    /** Gets a signed 16-bit integer: {@code FE FF → -2}. */
    public static short getShortLE(byte[] bytes, int offset) {
        return (short) getUnsignedShortLE(bytes, offset);
    }

    /** Gets an unsigned 16-bit integer, 0 to 65,535: {@code FF FE → 65534}. */
    public static int getUnsignedShortBE(byte[] bytes, int offset) {
        requireRoom(bytes, offset, Short.BYTES);
        return (bytes[offset] & BYTE) << 8 | (bytes[offset + 1] & BYTE);
    }

    /** Gets an unsigned 16-bit integer, 0 to 65,535: {@code FE FF → 65534}. */
    public static int getUnsignedShortLE(byte[] bytes, int offset) {
        requireRoom(bytes, offset, Short.BYTES);
        return (bytes[offset] & BYTE) | (bytes[offset + 1] & BYTE) << 8;
    }

    // 32 bits

    /** Puts 32 bits, most significant byte first: {@code 0x01020304 → 01 02 03 04}. */
    public static void putIntBE(byte[] bytes, int offset, int value) {
        requireRoom(bytes, offset, Integer.BYTES);
        bytes[offset] = (byte) (value >>> 24);
        bytes[offset + 1] = (byte) (value >>> 16);
        bytes[offset + 2] = (byte) (value >>> 8);
        bytes[offset + 3] = (byte) value;
    }

    /** Puts 32 bits, least significant byte first: {@code 0x01020304 → 04 03 02 01}. */
    public static void putIntLE(byte[] bytes, int offset, int value) {
        requireRoom(bytes, offset, Integer.BYTES);
        bytes[offset] = (byte) value;
        bytes[offset + 1] = (byte) (value >>> 8);
        bytes[offset + 2] = (byte) (value >>> 16);
        bytes[offset + 3] = (byte) (value >>> 24);
    }

    /** Gets a signed 32-bit integer: {@code FF FF FF FE → -2}. */
    public static int getIntBE(byte[] bytes, int offset) {
        requireRoom(bytes, offset, Integer.BYTES);
        return (bytes[offset] & BYTE) << 24
                | (bytes[offset + 1] & BYTE) << 16
                | (bytes[offset + 2] & BYTE) << 8
                | (bytes[offset + 3] & BYTE);
    }

    /** Gets a signed 32-bit integer: {@code FE FF FF FF → -2}. */
    public static int getIntLE(byte[] bytes, int offset) {
        requireRoom(bytes, offset, Integer.BYTES);
        return (bytes[offset] & BYTE)
                | (bytes[offset + 1] & BYTE) << 8
                | (bytes[offset + 2] & BYTE) << 16
                | (bytes[offset + 3] & BYTE) << 24;
    }

    /** Gets an unsigned 32-bit integer, 0 to 4,294,967,295: {@code FF FF FF FE → 4294967294}. */
    public static long getUnsignedIntBE(byte[] bytes, int offset) {
        return Integer.toUnsignedLong(getIntBE(bytes, offset));
    }

    /** Gets an unsigned 32-bit integer, 0 to 4,294,967,295: {@code FE FF FF FF → 4294967294}. */
    public static long getUnsignedIntLE(byte[] bytes, int offset) {
        return Integer.toUnsignedLong(getIntLE(bytes, offset));
    }

    // 64 bits: two halves of 32

    /** Puts 64 bits, most significant byte first: {@code 0x0102030405060708 → 01 02 03 04 05 06 07 08}. */
    public static void putLongBE(byte[] bytes, int offset, long value) {
        requireRoom(bytes, offset, Long.BYTES);
        putIntBE(bytes, offset, (int) (value >>> 32));
        putIntBE(bytes, offset + 4, (int) value);
    }

    /** Puts 64 bits, least significant byte first: {@code 0x0102030405060708 → 08 07 06 05 04 03 02 01}. */
    public static void putLongLE(byte[] bytes, int offset, long value) {
        requireRoom(bytes, offset, Long.BYTES);
        putIntLE(bytes, offset, (int) value);
        putIntLE(bytes, offset + 4, (int) (value >>> 32));
    }

    /** Gets a signed 64-bit integer: {@code FF FF FF FF FF FF FF FE → -2}. */
    public static long getLongBE(byte[] bytes, int offset) {
        requireRoom(bytes, offset, Long.BYTES);
        return getUnsignedIntBE(bytes, offset) << 32 | getUnsignedIntBE(bytes, offset + 4);
    }

    /** Gets a signed 64-bit integer: {@code FE FF FF FF FF FF FF FF → -2}. */
    public static long getLongLE(byte[] bytes, int offset) {
        requireRoom(bytes, offset, Long.BYTES);
        return getUnsignedIntLE(bytes, offset) | getUnsignedIntLE(bytes, offset + 4) << 32;
    }

    /** Gets an unsigned 64-bit integer, 0 to 2^64 - 1; Java has no wider primitive for it. */
    public static BigInteger getUnsignedLongBE(byte[] bytes, int offset) {
        return unsigned(getLongBE(bytes, offset));
    }

    /** Gets an unsigned 64-bit integer, 0 to 2^64 - 1; Java has no wider primitive for it. */
    public static BigInteger getUnsignedLongLE(byte[] bytes, int offset) {
        return unsigned(getLongLE(bytes, offset));
    }

    private static BigInteger unsigned(long value) {
        BigInteger signed = BigInteger.valueOf(value);
        return value < 0 ? signed.add(BigInteger.ONE.shiftLeft(Long.SIZE)) : signed;
    }

    private static void requireRoom(byte[] bytes, int offset, int length) {
        if (offset < 0 || offset > bytes.length - length) {
            throw new IndexOutOfBoundsException(
                    "no room for " + length + " bytes at offset " + offset + " of an array of " + bytes.length);
        }
    }
}
