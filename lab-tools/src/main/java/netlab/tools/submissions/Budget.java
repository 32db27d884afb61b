package netlab.tools.submissions;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What a submission may still take of its {@link Limits}; asked before each block is written. */
final class Budget {
    private static final int BLOCK = 1 << 16;

    private final Limits limits;
    private int files;
    private long bytes;

    Budget(Limits limits) {
        this.limits = limits;
    }

    Limits limits() {
        return limits;
    }

    void takeFile() throws RefusedException {
        if (++files > limits.files()) {
            throw RefusedException.tooManyFiles(limits.files());
        }
    }

    /** Copies a file out of {@code archive}, and counts what comes, whatever a header has announced. */
    void copy(InputStream in, OutputStream out, Archive archive) throws IOException, RefusedException {
        byte[] block = new byte[BLOCK];
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
            bytes += count;
            archive.unpacked += count;
            if (bytes > limits.bytes()) {
                throw RefusedException.tooManyBytes(limits.bytes());
            } else if (archive.isBomb(limits.ratio())) {
                throw RefusedException.bomb(archive.name, limits.ratio());
            }
            out.write(block, 0, count);
        }
    }

    /** An archive while it is unpacked. */
    static final class Archive {
        private final String name;
        private final long packed;
        private long unpacked;

        /** An archive of {@code packed} bytes. */
        Archive(String name, long packed) {
            this.name = name;
            this.packed = packed;
        }

        /** No archive but a folder, which packs nothing. */
        static Archive none() {
            return new Archive("", Long.MAX_VALUE);
        }

        /** The part of an archive that {@code items} are; entries that share bytes cannot be more than all of it. */
        static Archive part(Path file, List<Item> items) throws IOException {
            long packed = items.stream().mapToLong(Item::packed).sum();
            return new Archive(file.getFileName().toString(), Math.min(packed, Files.size(file)));
        }

        private boolean isBomb(int ratio) {
            return unpacked > Limits.HARMLESS_BYTES && unpacked / ratio > packed;
        }
    }
}
