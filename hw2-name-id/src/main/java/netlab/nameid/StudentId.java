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
        // BEGIN SOLUTION
        byte[] bytes = new byte[BYTES];
        Endian.putIntBE(bytes, 0, (int) value);
        return bytes;
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 1: four bytes, the most significant one first");
    }

    /** Reads four bytes, most significant first, from {@code offset}. */
    static StudentId decode(byte[] bytes, int offset) {
        // BEGIN SOLUTION
        return new StudentId(Endian.getUnsignedIntBE(bytes, offset));
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 3: four bytes make a number, and none is a sign");
    }
}
