package netlab.net;

import java.io.ByteArrayInputStream;

/** Gives at most {@code atMost} bytes a read, as a socket does whose peer's segments are small. */
final class ChoppyInputStream extends ByteArrayInputStream {
    private final int atMost;

    ChoppyInputStream(byte[] bytes, int atMost) {
        super(bytes);
        this.atMost = atMost;
    }

    @Override
    public synchronized int read(byte[] target, int offset, int length) {
        return super.read(target, offset, Math.min(length, atMost));
    }
}
