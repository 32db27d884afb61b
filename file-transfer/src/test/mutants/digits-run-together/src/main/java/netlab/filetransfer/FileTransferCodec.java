package netlab.filetransfer;

import java.nio.charset.StandardCharsets;
import netlab.net.Endian;

/** The words and the size of the protocol, as bytes. */
final class FileTransferCodec {
    static final String HELLO = "Hello";
    static final String FILENAME = "Filename";
    static final String NOFILE = "Nofile";
    static final String BYE = "Bye";

    static final int SIZE_BYTES = 4;

    /** What four bytes can count. */
    static final long MAX_FILE_BYTES = 0xFFFF_FFFFL;

    /** {@code Nofile}, a line end, and one byte more, which tells that it was content after all. */
    static final int MAX_CLASSIFIED_BYTES = NOFILE.length() + 3;

    /** What the handout's server reads with its one {@code recv(1024)}. */
    static final int MAX_NAME_BYTES = 1024;

    /** What the beginning of the server's reply to a name turns out to be. */
    enum Reply {
        /** Four bytes of size; content follows. */
        SIZE,
        /** The word {@code Nofile}. */
        NOFILE,
        /** More bytes, or the end of the stream, will tell. */
        UNDECIDED
    }

    private FileTransferCodec() {}

    /**
     * Returns {@code size} in 4 bytes, big-endian, unsigned.
     *
     * @throws IllegalArgumentException if it does not fit: a size is never wrapped
     */
    static byte[] encodeSize(long size) {
        if (size < 0 || size > MAX_FILE_BYTES) {
            throw new IllegalArgumentException("a size is 0 to " + MAX_FILE_BYTES + " bytes, not " + size);
        }
        return Long.toString(size).getBytes(StandardCharsets.US_ASCII);
    }

    /** Returns the size in the first 4 bytes of {@code reply}, 0 to {@link #MAX_FILE_BYTES}. */
    static long decodeSize(byte[] reply) {
        return Endian.getUnsignedIntBE(reply, 0);
    }

    /**
     * Tells a size from {@code Nofile}, with or without a line end, by the first bytes of the reply.
     *
     * @param reply what has arrived so far
     * @param ended whether nothing more will come
     */
    static Reply classify(byte[] reply, boolean ended) {
        String text = new String(reply, StandardCharsets.ISO_8859_1);
        boolean perhapsNofile = (NOFILE + "\n").startsWith(text) || (NOFILE + "\r\n").startsWith(text);
        if (perhapsNofile && ended && reply.length >= NOFILE.length()) {
            return Reply.NOFILE;
        }
        if (reply.length >= SIZE_BYTES && (!perhapsNofile || ended)) {
            return Reply.SIZE;
        }
        return Reply.UNDECIDED;
    }
}
