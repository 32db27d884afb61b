package netlab.chat.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import netlab.chat.room.Verb;
import netlab.chat.wire.ChatLine;
import netlab.filetransfer.DownloadObserver;
import netlab.filetransfer.FileTransferClient;
import netlab.filetransfer.FileTransferServer;
import netlab.net.Threads;

/**
 * The files of one client: those it offers are served by the file-transfer protocol from a folder that has nothing else
 * in it, those it takes come straight from the client that offers them. The chat server only says where.
 */
final class FileExchange implements AutoCloseable {
    private final Path downloads;
    private final Consumer<String> tell;
    private Path offered;
    private FileTransferServer server;

    /** Takes files into {@code downloads}; {@code tell} hears what came of each. */
    FileExchange(Path downloads, Consumer<String> tell) {
        this.downloads = downloads;
        this.tell = tell;
    }

    /** Tells whether {@code line} is {@code /send NICK FILE}, which this class has to translate. */
    static boolean isOffer(String line) {
        return line.regionMatches(
                true, 0, Verb.SEND.typed() + " ", 0, Verb.SEND.typed().length() + 1);
    }

    /**
     * Serves the file of {@code /send NICK FILE}, and returns what the chat server is told: {@code /send NICK PORT SIZE
     * NAME}.
     *
     * @param ourAddress where others can reach us
     * @throws IOException if there is no such file, or it cannot be served
     */
    synchronized String offer(String line, InetAddress ourAddress) throws IOException {
        String[] parts = line.strip().split("\\s+", 3);
        if (parts.length < 3) {
            throw new IOException("usage: /send NICK FILE");
        }
        Path file = Path.of(parts[2]);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException("there is no file " + file);
        }
        if (server == null) {
            offered = Files.createTempDirectory("netlab-chat-offers");
            server = FileTransferServer.start(new InetSocketAddress(ourAddress, 0), offered);
        }
        Path served = offered.resolve(file.getFileName().toString());
        Files.copy(file, served, StandardCopyOption.REPLACE_EXISTING);
        return Verb.SEND.typed() + " " + parts[1] + " " + server.port() + " " + Files.size(served) + " "
                + served.getFileName();
    }

    /** Downloads a file, beside the chat. */
    void fetch(ChatLine.FileAt file) {
        Threads.unstarted("chat-get-" + file.id(), () -> tell.accept(download(file)))
                .start();
    }

    private String download(ChatLine.FileAt file) {
        InetSocketAddress from = new InetSocketAddress(file.host(), file.port());
        try (FileTransferClient client = FileTransferClient.of(from, false)) {
            Optional<Path> saved = client.download(file.name(), downloads, false, new DownloadObserver() {});
            return saved.map(path -> "* " + file.name() + " is in "
                            + path.toAbsolutePath().normalize())
                    .orElse("! " + file.name() + " is not offered any more");
        } catch (FileAlreadyExistsException e) {
            return "! there is a file " + file.name() + " already";
        } catch (IOException e) {
            return "! " + file.name() + " did not come: " + e.getMessage();
        }
    }

    /** Stops serving, and deletes the copies that were served. */
    @Override
    public synchronized void close() throws IOException {
        if (server == null) {
            return;
        }
        server.close();
        try (Stream<Path> paths = Files.walk(offered)) {
            List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        }
        server = null;
    }
}
