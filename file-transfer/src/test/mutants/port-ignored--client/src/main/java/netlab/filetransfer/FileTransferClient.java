package netlab.filetransfer;

import static netlab.filetransfer.FileTransferCodec.BYE;
import static netlab.filetransfer.FileTransferCodec.FILENAME;
import static netlab.filetransfer.FileTransferCodec.HELLO;
import static netlab.filetransfer.FileTransferCodec.MAX_CLASSIFIED_BYTES;
import static netlab.filetransfer.FileTransferCodec.NOFILE;
import static netlab.filetransfer.FileTransferCodec.SIZE_BYTES;

import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import netlab.filetransfer.FileTransferCodec.Reply;
import netlab.net.Deadline;
import netlab.net.LineOrPauseReader;
import netlab.net.TcpClient;

/** Downloads files from one server, a connection each. Not safe for use by several threads. */
public final class FileTransferClient implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FileTransferClient.class.getName());

    /** Measured on loopback: a quarter of this was slower, four times as much no faster. */
    private static final int BUFFER_BYTES = 256 * 1024;

    private final InetSocketAddress server;
    private final boolean plain;
    private final Timeouts timeouts;
    private final Selector selector;
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);

    /**
     * How long each step is waited for.
     *
     * @param connect the connection
     * @param reply {@code Filename}, and later the size
     * @param stall each next piece of the content
     * @param nofile the end of the stream after {@code Nofile}; see {@link FileTransferCodec#classify}
     */
    record Timeouts(Duration connect, Duration reply, Duration stall, Duration nofile) {
        static final Timeouts DEFAULT = new Timeouts(
                Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(1));
    }

    private FileTransferClient(InetSocketAddress server, boolean plain, Timeouts timeouts) throws IOException {
        this.server = new InetSocketAddress(server.getHostString(), 7777);
        this.plain = plain;
        this.timeouts = timeouts;
        this.selector = Selector.open();
    }

    /**
     * Returns a client of {@code server}; a connection is made for each file.
     *
     * @param plain whether words and names go out without a newline, as a handout server expects them
     */
    public static FileTransferClient of(InetSocketAddress server, boolean plain) throws IOException {
        return of(server, plain, Timeouts.DEFAULT);
    }

    static FileTransferClient of(InetSocketAddress server, boolean plain, Timeouts timeouts) throws IOException {
        return new FileTransferClient(server, plain, timeouts);
    }

    /**
     * Downloads the file {@code name} into {@code folder}. It is there, complete, when this method returns, or not at
     * all.
     *
     * @param overwrite whether it may replace a file that is there
     * @return where it is, or empty if the server has no such file
     * @throws FileAlreadyExistsException if it is there and may not be replaced; the server is not asked then
     * @throws java.nio.file.FileSystemException if it cannot be written
     * @throws EOFException if the server leaves early
     * @throws ProtocolException if the server says something else than the protocol
     * @throws SocketTimeoutException if it says nothing for too long
     */
    public Optional<Path> download(String name, Path folder, boolean overwrite, DownloadObserver observer)
            throws IOException {
        Path target = PartFile.targetIn(folder, name);
        if (!overwrite && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        try (SocketChannel channel =
                TcpClient.connect(server, timeouts.connect()).getChannel()) {
            ChannelInput in = new ChannelInput(channel, selector, buffer);
            send(channel, HELLO);
            readFilename(in);
            send(channel, name);
            OptionalLong size = readSize(in);
            if (size.isEmpty()) {
                return Optional.empty();
            }
            observer.begins(name, size.getAsLong());
            receive(in, target, size.getAsLong(), overwrite, observer);
            sayBye(channel);
            return Optional.of(target);
        }
    }

    private void receive(ChannelInput in, Path target, long size, boolean overwrite, DownloadObserver observer)
            throws IOException {
        try (PartFile part = PartFile.create(target)) {
            in.transferTo(
                    content -> {
                        observer.arrived(content.duplicate());
                        part.write(content);
                    },
                    size,
                    timeouts.stall());
            part.commit(overwrite);
        }
    }

    private void readFilename(ChannelInput in) throws IOException {
        Deadline deadline = Deadline.after(timeouts.reply());
        byte[] soFar = in.peek(FILENAME.length());
        while (soFar.length < FILENAME.length() && FILENAME.startsWith(text(soFar))) {
            requireMore(in, deadline, FILENAME);
            soFar = in.peek(FILENAME.length());
        }
        if (!text(soFar).equals(FILENAME)) {
            throw new ProtocolException("expected " + FILENAME + ", and the server answered something else");
        }
        in.skip(FILENAME.length());
        skipLineEnd(in);
    }

    /** A server that answers in kind ends the word in a newline, and the size that follows could begin with one. */
    private void skipLineEnd(ChannelInput in) throws IOException {
        boolean mayCome = !plain;
        while (mayCome && "\r".startsWith(text(in.peek(2)))) {
            mayCome = hasMore(in, LineOrPauseReader.PAUSE_INSIDE_LINE);
        }
        String lineEnd = text(in.peek(2));
        in.skip(lineEnd.startsWith("\r\n") ? 2 : lineEnd.startsWith("\n") ? 1 : 0);
        if (in.peek(1).length > 0) {
            throw new ProtocolException("expected " + FILENAME + " and nothing else before the name is sent");
        }
    }

    /** Returns the size of the content that follows, or empty for Nofile. */
    private OptionalLong readSize(ChannelInput in) throws IOException {
        Deadline deadline = Deadline.after(timeouts.reply());
        boolean ended = false;
        while (true) {
            byte[] soFar = in.peek(MAX_CLASSIFIED_BYTES);
            Reply reply = FileTransferCodec.classify(soFar, ended);
            if (reply == Reply.NOFILE) {
                return OptionalLong.empty();
            }
            if (reply == Reply.SIZE) {
                in.skip(SIZE_BYTES);
                return OptionalLong.of(FileTransferCodec.decodeSize(soFar));
            }
            if (soFar.length < NOFILE.length()) {
                requireMore(in, deadline, "size");
            } else {
                ended = !hasMore(in, timeouts.nofile());
            }
        }
    }

    private static boolean hasMore(ChannelInput in, Duration wait) throws IOException {
        try {
            return in.fill(Deadline.after(wait));
        } catch (SocketTimeoutException silence) {
            return false;
        }
    }

    private void requireMore(ChannelInput in, Deadline deadline, String what) throws IOException {
        try {
            if (!in.fill(deadline)) {
                throw new EOFException("the server left without a " + what);
            }
        } catch (SocketTimeoutException e) {
            SocketTimeoutException silence = new SocketTimeoutException(
                    "no " + what + " within " + timeouts.reply().toMillis() + " ms");
            silence.initCause(e);
            throw silence;
        }
    }

    /** The file is complete; a server that does not wait for this changes nothing about it. */
    private void sayBye(SocketChannel channel) {
        try {
            send(channel, BYE);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the server did not wait for " + BYE, e);
        }
    }

    /** A conversation's few short messages always fit the send buffer. */
    private void send(SocketChannel channel, String message) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((plain ? message : message + "\n").getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws IOException {
        selector.close();
    }
}
