package netlab.nameid;

import netlab.net.Endian;

/** A student's id: 0 to {@value #MAX}, what 32 bits without a sign can hold. */
record StudentId(long value) {
    static final long MAX = 0xFFFF_FFFFL;

    /** On the wire. */
    static final int BYTES = Integer.BYTES;

    StudentId {
        if (value < 0 || value > MAX) {
            throw new IllegalArgumentException("expected an id of 0 to " + MAX + ", got " + value);
        }
    }

    /** Returns four bytes, most significant first. */
    byte[] encode() {
        byte[] bytes = new byte[BYTES];
        Endian.putIntLE(bytes, 0, (int) value);
        return bytes;
    }

    /** Reads four bytes, most significant first, from {@code offset}. */
    static StudentId decode(byte[] bytes, int offset) {
        return new StudentId(Endian.getUnsignedIntBE(bytes, offset));
    }
}
