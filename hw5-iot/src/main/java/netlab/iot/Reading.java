package netlab.iot;

import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a device measured at one time: a value for each of its quantities, in their order. On the wire each is 4 bytes,
 * big-endian, signed.
 */
record Reading(Device device, List<Integer> values) {
    /** Bytes on the wire. */
    static final int BYTES = 3 * Integer.BYTES;

    /**
     * Checks that there is a value for each quantity, and that each is in its range.
     *
     * @throws IllegalArgumentException if not
     */
    Reading {
        values = List.copyOf(values);
        if (values.size() != device.quantities().size()) {
            throw new IllegalArgumentException(
                    device + " measures " + device.quantities().size() + " quantities, not " + values.size());
        }
        for (int i = 0; i < values.size(); i++) {
            Quantity quantity = device.quantities().get(i);
            if (!quantity.contains(values.get(i))) {
                throw new IllegalArgumentException(quantity.name() + " is " + values.get(i) + ", outside "
                        + quantity.min() + " to " + quantity.max());
            }
        }
    }

    /** Returns the reading's 12 bytes on the wire. */
    byte[] encode() {
        // BEGIN SOLUTION
        ByteBuffer bytes = ByteBuffer.allocate(BYTES); // big-endian, unless told otherwise
        values.forEach(bytes::putInt);
        return bytes.array();
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 1: put each value in 4 bytes, the highest first");
    }

    /**
     * Reads what {@code device} sent.
     *
     * @param bytes exactly {@link #BYTES} bytes
     * @throws ProtocolException if a value is out of range
     */
    static Reading decode(Device device, byte[] bytes) throws ProtocolException {
        // BEGIN SOLUTION
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        List<Integer> values = new ArrayList<>();
        while (buffer.hasRemaining()) {
            values.add(buffer.getInt());
        }
        try {
            return new Reading(device, values);
        } catch (IllegalArgumentException e) {
            ProtocolException outOfRange = new ProtocolException(e.getMessage());
            outOfRange.initCause(e);
            throw outOfRange;
        }
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 2: make a reading of the 12 bytes, if it is in range");
    }
}
