package netlab.tools.submissions;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;

/** Bytes of a zip's entry; at their end, length and checksum must be what the zip says. */
final class VerifiedInputStream extends FilterInputStream {
    private final CRC32 crc = new CRC32();
    private final long expectedSize;
    private final long expectedCrc;
    private long size;

    VerifiedInputStream(InputStream in, long expectedSize, long expectedCrc) {
        super(in);
        this.expectedSize = expectedSize;
        this.expectedCrc = expectedCrc;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count >= 0) {
            crc.update(buffer, offset, count);
            size += count;
        } else if (size != expectedSize || crc.getValue() != expectedCrc) {
            throw new ZipException("expected " + expectedSize + " bytes with checksum " + Long.toHexString(expectedCrc)
                    + ", got " + size + " with " + Long.toHexString(crc.getValue()));
        }
        return count;
    }

    /** Skipping would leave bytes out of the checksum. */
    @Override
    public long skip(long bytes) throws IOException {
        return readNBytes((int) Math.min(bytes, 1 << 16)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
