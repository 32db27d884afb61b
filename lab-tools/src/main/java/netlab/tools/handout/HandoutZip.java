package netlab.tools.handout;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** Zips of which the same files make the same bytes. */
public final class HandoutZip {
    /** A zip has local times, to two seconds. This one is in all of them. */
    private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 20, 0, 0);

    private HandoutZip() {}

    /**
     * Writes the files in the order of their paths, with the mode that lets {@code mvnw} be run. They are stored, not
     * deflated: what is made by deflating differs from one machine to the next.
     */
    public static void write(Path zip, SortedMap<String, byte[]> files) throws IOException {
        try (ZipArchiveOutputStream out = new ZipArchiveOutputStream(zip)) {
            out.setMethod(ZipArchiveOutputStream.STORED);
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putArchiveEntry(entry(file.getKey(), file.getValue()));
                out.write(file.getValue());
                out.closeArchiveEntry();
            }
        }
    }

    private static ZipArchiveEntry entry(String path, byte[] contents) {
        CRC32 checksum = new CRC32();
        checksum.update(contents);
        ZipArchiveEntry entry = new ZipArchiveEntry(path);
        entry.setTime(TIME.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
        entry.setUnixMode(FileModes.unixMode(contents));
        entry.setSize(contents.length);
        entry.setCrc(checksum.getValue());
        return entry;
    }

    /** Unpacks a zip that {@link #write} made. */
    static void unpack(Path zip, Path folder) throws IOException {
        try (ZipFile file = ZipFile.builder().setPath(zip).get()) {
            for (ZipArchiveEntry entry : Collections.list(file.getEntries())) {
                Path path = folder.resolve(entry.getName());
                Files.createDirectories(path.getParent());
                try (InputStream contents = file.getInputStream(entry)) {
                    byte[] bytes = contents.readAllBytes();
                    Files.write(path, bytes);
                    FileModes.set(path, bytes);
                }
            }
        }
    }
}
