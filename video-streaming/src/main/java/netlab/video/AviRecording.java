package netlab.video;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import netlab.net.Endian;

/**
 * Writes frames into an .avi as they came: its "Motion JPEG" is one JPEG file after another, so nothing is encoded anew.
 *
 * <pre>
 *   RIFF size "AVI "
 *     LIST size "hdrl"   "avih" main header                    frame count and rate are filled in at the end
 *       LIST size "strl"   "strh" stream header   "strf" picture format
 *     LIST size "movi"   "00dc" size JPEG   "00dc" size JPEG   …
 *     "idx1" size        "00dc" flags offset size              16 bytes a frame
 * </pre>
 *
 * <p>A chunk is four letters, a size as 4 bytes little-endian, and as many bytes, padded to an even number. The protocol
 * does not tell the film's rate, so the recording's is what was measured: frames by seconds.
 *
 * <p>Source: Microsoft, AVI RIFF File Reference.
 */
final class AviRecording implements FrameSink {
    /** Sizes are 32 bits, and many programs take them for signed. */
    static final long MAX_BYTES = Integer.MAX_VALUE - 64L * 1024 * 1024;

    private static final int HEADER_BYTES = 224;
    /** The "movi" of its list; offsets in the index count from here. */
    private static final int MOVI_AT = HEADER_BYTES - 4;

    private static final int HAS_INDEX = 0x10;
    private static final int KEY_FRAME = 0x10;

    private final RandomAccessFile file;
    private final OutputStream out;
    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private JpegHeader size;
    private long position = HEADER_BYTES;
    private int frames;
    private int largest;
    private long firstNanos;
    private long lastNanos;

    /** Begins a recording in {@code path}, which is overwritten. */
    AviRecording(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
        file.setLength(0);
        out = new BufferedOutputStream(Channels.newOutputStream(file.getChannel()), 256 * 1024);
        out.write(new byte[HEADER_BYTES]);
    }

    @Override
    public void accept(byte[] jpeg, JpegHeader header, long number) throws IOException {
        if (size == null) {
            size = header;
            firstNanos = System.nanoTime();
        }
        if (!size.equals(header)) {
            throw new UndecodableFrameException(
                    "recording " + size.width() + "x" + size.height() + ", and this frame is " + header.width() + "x"
                            + header.height(),
                    null);
        }
        if (position + jpeg.length + index.size() > MAX_BYTES) {
            throw new IOException("the recording is full: an .avi has at most " + MAX_BYTES + " bytes");
        }
        lastNanos = System.nanoTime();
        byte[] entry = new byte[16];
        putName(entry, 0, "00dc");
        Endian.putIntLE(entry, 4, KEY_FRAME);
        Endian.putIntLE(entry, 8, (int) (position - MOVI_AT));
        Endian.putIntLE(entry, 12, jpeg.length);
        index.writeBytes(entry);
        position += writeChunk("00dc", jpeg);
        largest = Math.max(largest, jpeg.length);
        frames++;
    }

    @Override
    public void close() throws IOException {
        try (file) {
            long moviEnd = position;
            position += writeChunk("idx1", index.toByteArray());
            out.flush();
            file.seek(0);
            file.write(header(moviEnd));
        }
    }

    private long writeChunk(String name, byte[] content) throws IOException {
        byte[] head = new byte[8];
        putName(head, 0, name);
        Endian.putIntLE(head, 4, content.length);
        out.write(head);
        out.write(content);
        int padding = content.length % 2;
        out.write(new byte[padding]);
        return head.length + content.length + padding;
    }

    /** All that precedes the first frame, now that everything is known. */
    private byte[] header(long moviEnd) {
        int width = size == null ? 0 : size.width();
        int height = size == null ? 0 : size.height();
        int microsPerFrame = microsPerFrame();
        Fields avi = new Fields();
        avi.name("RIFF").number((int) (position - 8)).name("AVI ");
        avi.name("LIST").number(192).name("hdrl");
        avi.name("avih").number(56).numbers(microsPerFrame, 0, 0, HAS_INDEX, frames, 0, 1, largest, width, height);
        avi.numbers(0, 0, 0, 0);
        avi.name("LIST").number(116).name("strl");
        avi.name("strh").number(56).name("vids").name("MJPG").numbers(0, 0, 0, microsPerFrame, 1_000_000, 0, frames);
        avi.numbers(largest, -1, 0, 0, height << 16 | width);
        avi.name("strf").number(40).numbers(40, width, height, 24 << 16 | 1).name("MJPG");
        avi.numbers(width * height * 3, 0, 0, 0, 0);
        avi.name("LIST").number((int) (moviEnd - MOVI_AT)).name("movi");
        return avi.bytes;
    }

    private int microsPerFrame() {
        long micros = frames < 2 ? 0 : (lastNanos - firstNanos) / 1_000 / (frames - 1);
        return (int) Math.max(1_000, Math.min(10_000_000, micros));
    }

    private static void putName(byte[] bytes, int at, String name) {
        System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, bytes, at, 4);
    }

    /** Puts fields of four bytes one behind the other. */
    private static final class Fields {
        final byte[] bytes = new byte[HEADER_BYTES];
        private int at;

        Fields name(String name) {
            putName(bytes, at, name);
            at += 4;
            return this;
        }

        Fields number(int number) {
            Endian.putIntLE(bytes, at, number);
            at += 4;
            return this;
        }

        Fields numbers(int... numbers) {
            for (int number : numbers) {
                number(number);
            }
            return this;
        }
    }
}
