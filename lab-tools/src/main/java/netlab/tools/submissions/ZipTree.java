package netlab.tools.submissions;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * The files in a zip, by its central directory.
 *
 * <p>A name without the UTF-8 flag is UTF-8 all the same if all such names of the zip are (macOS), and CP949 otherwise
 * (Korean Windows); ZIP's own default, CP437, has no Hangul.
 */
final class ZipTree implements FileTree {
    private static final Charset CP949 = Charset.forName("x-windows-949");

    /** Entries in a central directory; with more, reading the directory alone would take the memory. */
    private static final int MAX_ENTRIES = 200_000;

    private final String name;
    private final ZipFile zip;

    private ZipTree(String name, ZipFile zip) {
        this.name = name;
        this.zip = zip;
    }

    /** Opens a zip, of which nothing is known but its name. */
    static ZipTree open(Path file, String name) throws IOException, RefusedException {
        if (countDirectoryEntries(file) > MAX_ENTRIES) {
            throw RefusedException.tooManyFiles(MAX_ENTRIES);
        }
        try {
            return new ZipTree(
                    name,
                    ZipFile.builder()
                            .setPath(file)
                            .setCharset(StandardCharsets.ISO_8859_1)
                            .setIgnoreLocalFileHeader(true)
                            .get());
        } catch (IOException | RuntimeException e) {
            throw RefusedException.damaged(name, "no directory of its files");
        }
    }

    @Override
    public List<Item> items() throws RefusedException {
        List<ZipArchiveEntry> entries = Collections.list(zip.getEntries());
        Charset fallback = charsetOf(entries);
        List<Item> items = new ArrayList<>();
        for (ZipArchiveEntry entry : entries) {
            if (entry.getGeneralPurposeBit().usesEncryption()) {
                throw RefusedException.encrypted(name);
            } else if (entry.getMethod() != ZipEntry.STORED && entry.getMethod() != ZipEntry.DEFLATED) {
                throw RefusedException.unknownMethod(name);
            }
            items.add(new Item(nameOf(entry, fallback), kind(entry), entry.getCompressedSize(), () -> open(entry)));
        }
        return items;
    }

    private InputStream open(ZipArchiveEntry entry) throws IOException, RefusedException {
        try {
            return new VerifiedInputStream(zip.getInputStream(entry), entry.getSize(), entry.getCrc());
        } catch (RuntimeException e) {
            throw RefusedException.damaged(name, "an entry points nowhere");
        }
    }

    private static Item.Kind kind(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return Item.Kind.LINK;
        }
        return entry.isDirectory() || entry.getName().endsWith("\\") ? Item.Kind.FOLDER : Item.Kind.FILE;
    }

    private static String nameOf(ZipArchiveEntry entry, Charset fallback) {
        boolean unicode = entry.getNameSource() != ZipArchiveEntry.NameSource.NAME;
        return unicode ? entry.getName() : new String(entry.getRawName(), fallback);
    }

    private static Charset charsetOf(List<ZipArchiveEntry> entries) {
        for (ZipArchiveEntry entry : entries) {
            if (entry.getNameSource() == ZipArchiveEntry.NameSource.NAME && !isUtf8(entry.getRawName())) {
                return CP949;
            }
        }
        return StandardCharsets.UTF_8;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Counts the signatures of directory entries, at least as many as there are entries; the count in the zip may lie. */
    private static long countDirectoryEntries(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            long count = 0;
            int last4 = 0;
            for (int b = in.read(); b >= 0; b = in.read()) {
                last4 = last4 << 8 | b;
                count += last4 == 0x504B0102 ? 1 : 0;
            }
            return count;
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
