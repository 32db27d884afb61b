package netlab.tools.submissions;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.UnixStat;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream.UnicodeExtraFieldPolicy;

/** Makes zips such as students hand in, and such as nobody should. */
final class Zips {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes);

    private Zips() {}

    /** A zip with UTF-8 names that says so. */
    static Zips utf8() {
        return new Zips();
    }

    /** A zip whose names are in {@code charset}, and that does not say so: old Windows, old macOS. */
    static Zips unflagged(String charset) {
        Zips zips = new Zips();
        zips.zip.setEncoding(charset);
        zips.zip.setUseLanguageEncodingFlag(false);
        zips.zip.setCreateUnicodeExtraFields(UnicodeExtraFieldPolicy.NEVER);
        return zips;
    }

    Zips file(String name, String text) {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Zips file(String name, byte[] content) {
        return entry(new RawName(name), content);
    }

    /** A file that is not compressed, so that its bytes can be found in the zip. */
    Zips stored(String name, byte[] content) {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipArchiveEntry entry = new RawName(name);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(crc.getValue());
        return entry(entry, content);
    }

    Zips link(String name, String target) {
        ZipArchiveEntry entry = new RawName(name);
        entry.setUnixMode(UnixStat.LINK_FLAG | 0777);
        return entry(entry, target.getBytes(StandardCharsets.UTF_8));
    }

    /** A file of zeros, written in pieces: it need not fit into memory. */
    Zips zeros(String name, int mebibytes) {
        try {
            zip.putArchiveEntry(new RawName(name));
            byte[] block = new byte[1 << 20];
            for (int i = 0; i < mebibytes; i++) {
                zip.write(block);
            }
            zip.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] bytes() {
        try {
            zip.close();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Zips entry(ZipArchiveEntry entry, byte[] content) {
        try {
            zip.putArchiveEntry(entry);
            zip.write(content);
            zip.closeArchiveEntry();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Says that every entry is encrypted: the flag in the local headers and in the directory. */
    static byte[] encrypted(byte[] zip) {
        byte[] encrypted = zip.clone();
        for (int i = 0; i + 8 < encrypted.length; i++) {
            boolean local = startsWith(encrypted, i, 0x04034B50);
            boolean directory = startsWith(encrypted, i, 0x02014B50);
            if (local || directory) {
                encrypted[i + (local ? 6 : 8)] |= 1;
            }
        }
        return encrypted;
    }

    /** Says in the directory that an entry of {@code size} bytes has {@code lie} bytes. */
    static byte[] withLengthInDirectory(byte[] zip, int size, int lie) {
        byte[] changed = zip.clone();
        for (int i = 0; i + 28 < changed.length; i++) {
            if (startsWith(changed, i, 0x02014B50) && startsWith(changed, i + 24, size)) {
                for (int b = 0; b < 4; b++) {
                    changed[i + 24 + b] = (byte) (lie >>> 8 * b);
                }
            }
        }
        return changed;
    }

    private static boolean startsWith(byte[] bytes, int offset, int littleEndian) {
        for (int b = 0; b < 4; b++) {
            if (bytes[offset + b] != (byte) (littleEndian >>> 8 * b)) {
                return false;
            }
        }
        return true;
    }

    /** An entry that keeps backslashes in its name. */
    private static final class RawName extends ZipArchiveEntry {
        private static final long serialVersionUID = 1;
        private final String rawName;

        RawName(String name) {
            super(name);
            this.rawName = name;
            setTime(0);
        }

        @Override
        public String getName() {
            return rawName == null ? super.getName() : rawName;
        }
    }
}
