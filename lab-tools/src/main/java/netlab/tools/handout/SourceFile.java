package netlab.tools.handout;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import netlab.tools.handout.MarkedText.Line;

/** A file of a module, read once, for every edition. */
final class SourceFile {
    /** Markers are ASCII; read like this, all other bytes stay what they are, in whatever encoding the file is. */
    static final Charset BYTE_FOR_BYTE = StandardCharsets.ISO_8859_1;

    private final String path;
    private final Place place;
    private final byte[] bytes;
    private final Optional<MarkedText> text;

    private SourceFile(String path, Place place, byte[] bytes, Optional<MarkedText> text) {
        this.path = path;
        this.place = place;
        this.bytes = bytes;
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param path its path below the root
     * @throws HandoutException if no rule covers the file, or its markers are wrong
     */
    static SourceFile read(SourceTree tree, String module, String path) throws IOException {
        Place place = Place.of(path.substring(module.length() + 1))
                .orElseThrow(() -> new HandoutException(
                        Problem.of(path, "no rule says whom this is for; move it below src, or docs, or remove it")));
        FileKind kind = FileKind.of(path)
                .orElseThrow(() -> new HandoutException(Problem.of(
                        path, "no rule says whether this kind of file can have markers; add its ending to FileKind")));
        byte[] bytes = tree.read(path);
        boolean isRead = kind != FileKind.BINARY && place != Place.MUTANT;
        return new SourceFile(
                path,
                place,
                bytes,
                isRead
                        ? Optional.of(MarkerParser.parse(path, new String(bytes, BYTE_FOR_BYTE), kind))
                        : Optional.empty());
    }

    String path() {
        return path;
    }

    Place place() {
        return place;
    }

    /** Returns the file as the edition has it; empty if it has not. */
    Optional<byte[]> in(Edition edition) {
        if (place == Place.MUTANT) {
            return edition == Edition.GRADER ? Optional.of(bytes) : Optional.empty();
        }
        if (text.isEmpty()) {
            return Optional.of(bytes);
        }
        return text.filter(marked -> marked.isIn(edition))
                .map(marked -> marked.in(edition).getBytes(BYTE_FOR_BYTE));
    }

    List<Line> solutionLines() {
        return text.map(MarkedText::solutionLines).orElse(List.of());
    }

    List<Line> stubs() {
        return text.map(MarkedText::stubs).orElse(List.of());
    }
}
