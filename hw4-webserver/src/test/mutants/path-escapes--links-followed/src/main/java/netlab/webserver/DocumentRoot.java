package netlab.webserver;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The files below one directory. */
final class DocumentRoot implements Site {
    private final Path root;

    DocumentRoot(Path directory) {
        this.root = directory.toAbsolutePath();
    }

    DocumentRoot(Path directory, Duration fresh) {
        this(directory);
    }

    @Override
    public Optional<Resource> find(String path) throws IOException {
        Path file = Path.of(root + URLDecoder.decode(path, StandardCharsets.UTF_8)).normalize();
        if (!file.startsWith(root)) {
            return Optional.empty();
        }
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Content content = Content.of(Files.readAllBytes(file));
        return Optional.of(Resource.of(
                MediaTypes.of(file.getFileName().toString()),
                content,
                Files.getLastModifiedTime(file).toInstant(),
                "\"" + content.size() + "\""));
    }
}
