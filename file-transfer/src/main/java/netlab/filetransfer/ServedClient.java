package netlab.filetransfer;

import static netlab.filetransfer.FileTransferCodec.BYE;
import static netlab.filetransfer.FileTransferCodec.FILENAME;
import static netlab.filetransfer.FileTransferCodec.HELLO;
import static netlab.filetransfer.FileTransferCodec.MAX_FILE_BYTES;
import static netlab.filetransfer.FileTransferCodec.NOFILE;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import netlab.net.LineOrPauseReader;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.LineOrPauseReader.Patience;
import netlab.net.TcpOptions;
import netlab.net.TimedOutputStream;

/** One client of the server, from its Hello to its Bye. */
final class ServedClient {
    /** Silence that ends a bare message that may well go on: part of a word, or a name which a longer path begins with. */
    static final Duration UNFINISHED_PAUSE = Duration.ofSeconds(2);

    /**
     * From size to content after a bare name: time for a waiting {@code recv} to return with the size alone. On a busy
     * machine 50 ms were once not enough.
     */
    static final Duration SIZE_ALONE = Duration.ofMillis(200);

    private static final System.Logger LOG = System.getLogger(ServedClient.class.getName());

    private final Socket socket;
    private final SharedFolder folder;
    private final FileTransferServer.Timeouts timeouts;
    private final LineOrPauseReader in;
    private final TimedOutputStream out;

    ServedClient(Socket socket, SharedFolder folder, FileTransferServer.Timeouts timeouts) throws IOException {
        this.socket = socket;
        this.folder = folder;
        this.timeouts = timeouts;
        this.in = new LineOrPauseReader(socket, FileTransferCodec.MAX_NAME_BYTES);
        this.out = new TimedOutputStream(socket, timeouts.write());
    }

    void serve() throws IOException {
        // BEGIN SOLUTION
        Message hello = readWord(HELLO, timeouts.hello());
        out.write(hello.reply(FILENAME));

        Message name = readName();
        if (!hello.endedInNewline() && name.length() == 0) {
            name = readName(); // that was the line end of Hello, late
        }
        Optional<FileChannel> file = open(name.text());
        if (file.isEmpty()) {
            out.write(name.reply(NOFILE));
            return;
        }
        try (FileChannel content = file.get()) {
            sendSizeAndContent(content, name);
        }
        readWord(BYE, timeouts.bye());
        // END SOLUTION
        // STUB: throw new UnsupportedOperationException("TODO 3: Hello, Filename, the name, the file, Bye");
    }

    /** Opens the file, unless it does not exist, may not be read, or is larger than a size can tell. */
    private Optional<FileChannel> open(String name) throws IOException {
        Optional<Path> path = folder.find(name);
        if (path.isEmpty()) {
            LOG.log(Level.DEBUG, () -> "no file '" + name + "' in the shared folder");
            return Optional.empty();
        }
        FileChannel file;
        try {
            file = FileChannel.open(path.get(), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            LOG.log(Level.WARNING, () -> "cannot read " + path.get() + ", answered " + NOFILE + ": " + e);
            return Optional.empty();
        }
        if (file.size() <= MAX_FILE_BYTES) {
            return Optional.of(file);
        }
        try (file) {
            LOG.log(
                    Level.WARNING,
                    path.get() + " is too large, answered " + NOFILE + ": it has " + file.size()
                            + " bytes, and 4 bytes of size tell at most " + MAX_FILE_BYTES);
        }
        return Optional.empty();
    }

    private void sendSizeAndContent(FileChannel content, Message name) throws IOException {
        long size = content.size();
        out.write(FileTransferCodec.encodeSize(size));
        if (!name.endedInNewline() && size > 0) { // after an empty file, Bye may come at once
            requireSilence();
        }
        out.transferFrom(content, 0, size);
    }

    /**
     * Gives a handout client the time to read the size by itself. It says nothing now; one that does was not done with
     * its name, and is broken off before it takes the wrong file for the right one. Only a late line end does no harm.
     */
    private void requireSilence() throws IOException {
        socket.setSoTimeout((int) SIZE_ALONE.toMillis());
        try {
            int next = socket.getInputStream().read();
            if (next >= 0 && next != '\r' && next != '\n') {
                TcpOptions.reset(socket);
                throw new ProtocolException("expected silence after a name without newline, got more of the name");
            }
        } catch (SocketTimeoutException silence) {
            LOG.log(Level.TRACE, "the size has had its time");
        }
    }

    private Message readWord(String word, Duration timeout) throws IOException {
        Message message = read(word, timeout, Patience.forWords(UNFINISHED_PAUSE, word));
        if (!message.text().equals(word)) {
            throw new ProtocolException("expected " + word + ", got " + message.length() + " bytes of something else");
        }
        return message;
    }

    private Message readName() throws IOException {
        return read(
                "name", timeouts.name(), soFar -> folder.hasLongerNameThan(soFar) ? UNFINISHED_PAUSE : Duration.ZERO);
    }

    private Message read(String what, Duration timeout, Patience patience) throws IOException {
        socket.setSoTimeout((int) timeout.toMillis());
        try {
            return in.read(patience).orElseThrow(() -> new EOFException("the client left without a " + what));
        } catch (SocketTimeoutException e) {
            SocketTimeoutException silence =
                    new SocketTimeoutException("no " + what + " within " + timeout.toMillis() + " ms");
            silence.initCause(e);
            throw silence;
        }
    }
}
