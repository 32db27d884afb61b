package netlab.tools.handout;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** How a file is read: what its comments look like, if it has any. The name decides; a name without a rule has no kind. */
enum FileKind {
    SLASHES("//", "", Set.of("java", "js")),
    ARROWS("<!--", "-->", Set.of("xml", "html", "md", "svg")),
    HASHES(
            "#",
            "",
            Set.of("properties", "yml", "yaml", "py", "sh", "mvnw", "gitignore", "gitattributes", "editorconfig")),
    /** Text in which a comment cannot stand, and so no marker. */
    PLAIN("", "", Set.of("json", "ndjson", "txt", "csv", "tsv", "css", "cmd", "patch", "config", "Named", "LICENSE")),
    /** Copied byte for byte. */
    BINARY("", "", Set.of("png", "jpg", "jpeg", "gif", "ico", "jar", "bin", "safetensors", "pcap"));

    private final String commentStart;
    private final String commentEnd;
    private final Set<String> endings;

    FileKind(String commentStart, String commentEnd, Set<String> endings) {
        this.commentStart = commentStart;
        this.commentEnd = commentEnd;
        this.endings = endings;
    }

    /** Returns the kind of a file by what follows the last dot of its name, or by the whole name if there is no dot. */
    static Optional<FileKind> of(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        String ending = name.substring(name.lastIndexOf('.') + 1);
        return Arrays.stream(values())
                .filter(kind -> kind.endings.contains(ending))
                .findFirst();
    }

    /** Returns what the comment says, without blanks around it, if the line is a comment and nothing else. */
    Optional<String> comment(String line) {
        String text = line.strip();
        boolean isComment = !commentStart.isEmpty()
                && text.startsWith(commentStart)
                && text.endsWith(commentEnd)
                && text.length() >= commentStart.length() + commentEnd.length();
        return isComment
                ? Optional.of(text.substring(commentStart.length(), text.length() - commentEnd.length()))
                : Optional.empty();
    }
}
