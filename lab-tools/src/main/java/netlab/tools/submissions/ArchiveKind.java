package netlab.tools.submissions;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The archive formats that are handed in, known by the first bytes of a file, since names are often wrong. */
enum ArchiveKind {
    ZIP("zip", "504b0304", "504b0506"),
    RAR("RAR", "526172211a07"),
    SEVEN_ZIP("7z", "377abcaf271c"),
    GZIP("gzip (.tar.gz)", "1f8b08"),
    BZIP2("bzip2 (.tar.bz2)", "425a68"),
    XZ("xz (.tar.xz)", "fd377a585a00"),
    ALZ("ALZip (.alz)", "414c5a01"),
    EGG("ALZip (.egg)", "45474741");

    private static final int LONGEST_MAGIC = 6;
    private static final int TAR_MAGIC_OFFSET = 257;

    private final String format;
    private final String[] magics;

    ArchiveKind(String format, String... magics) {
        this.format = format;
        this.magics = magics;
    }

    /** The format's name, for people. */
    String format() {
        return format;
    }

    /** Returns the format of an archive; a .jar or a .docx is a zip inside, but not one to unpack. */
    static Optional<ArchiveKind> of(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(LONGEST_MAGIC);
        }
        String hex = HexFormat.of().formatHex(start);
        for (ArchiveKind kind : values()) {
            for (String magic : kind.magics) {
                if (hex.startsWith(magic)) {
                    return kind == ZIP && !isNamedAsArchive(file) ? Optional.empty() : Optional.of(kind);
                }
            }
        }
        return Optional.empty();
    }

    /** Tells whether the name promises a zip. */
    static boolean isNamedZip(Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".zip");
    }

    /** Tells whether the file is a plain tar, whose first bytes are the name of its first file. */
    static boolean isTar(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.min(TAR_MAGIC_OFFSET, Files.size(file)));
            return HexFormat.of().formatHex(in.readNBytes(5)).equals("7573746172");
        }
    }

    private static boolean isNamedAsArchive(Path file) {
        String name = file.getFileName().toString();
        return isNamedZip(file) || !name.contains(".");
    }
}
