package netlab.chat.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import netlab.net.LineOrPauseReader.Message;
import netlab.net.TcpClient;
import netlab.net.Threads;
import netlab.net.TimedOutputStream;

/** One side of a chat: lines out, lines in. One thread may read while others write. */
public final class ChatConnection implements AutoCloseable {
    private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);

    /** Between two lines without line ends, so that a handout program's {@code recv} does not take both for one. */
    private static final Duration GAP_WHEN_PLAIN = Duration.ofMillis(100);

    private static final System.Logger LOG = System.getLogger(ChatConnection.class.getName());

    private final Socket socket;
    private final OutputStream out;
    private final ChatLineReader in;
    private final String lineEnd;
    private final CountDownLatch ended = new CountDownLatch(1);
    private boolean beating;

    /**
     * Talks on {@code socket}.
     *
     * @param plain whether lines go out without a line end, one write each, as handout programs expect them
     * @param peerSpeaksInLines whether the peer is known to end its lines
     */
    public ChatConnection(Socket socket, boolean plain, boolean peerSpeaksInLines) throws IOException {
        this.socket = socket;
        this.out = new TimedOutputStream(socket, WRITE_TIMEOUT);
        this.in = new ChatLineReader(socket, peerSpeaksInLines);
        this.lineEnd = plain ? "" : "\n";
    }

    /** Connects to a server; see {@link TcpClient#connect} for the exceptions. */
    public static ChatConnection connect(InetSocketAddress address, Duration timeout, boolean plain)
            throws IOException {
        return new ChatConnection(TcpClient.connect(address, timeout), plain, !plain);
    }

    /**
     * Sends a line.
     *
     * @throws IllegalArgumentException if it is longer than {@link ChatLineReader#MAX_LINE_BYTES}, or is two lines
     */
    public void send(String line) throws IOException {
        byte[] bytes = (line + lineEnd).getBytes(StandardCharsets.UTF_8);
        if (bytes.length - lineEnd.length() > ChatLineReader.MAX_LINE_BYTES || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException(
                    "a line has at most " + ChatLineReader.MAX_LINE_BYTES + " bytes, this has " + bytes.length);
        }
        synchronized (out) { // two lines never mix
            out.write(bytes);
            if (lineEnd.isEmpty()) {
                pause();
            }
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(GAP_WHEN_PLAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Sends {@code line} again and again from now on, to a peer that answers it: one of whom nothing is heard for {@code
     * patience} is gone, and {@link #readLine} throws. For the thread that reads; a second call changes nothing.
     */
    public void beat(String line, Duration interval, Duration patience) {
        if (!beating) {
            beating = true;
            in.idleTimeout(patience);
            Threads.unstarted("chat-heartbeat", () -> sendUntilEnded(line, interval))
                    .start();
        }
    }

    private void sendUntilEnded(String line, Duration interval) {
        try {
            while (!ended.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                send(line);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "nobody takes the heartbeat any more", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Waits for a line and returns what is to be seen of it, or empty at the end of the stream. What is too long, or not
     * UTF-8, comes as a line that says so.
     *
     * @throws SocketTimeoutException if the peer is gone, as told to {@link #beat}
     */
    public Optional<String> readLine() throws IOException {
        Optional<Message> message = Optional.empty();
        try {
            message = in.read();
        } finally {
            if (message.isEmpty()) {
                ended.countDown();
            }
        }
        if (message.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(VisibleText.of(message.get().text()));
        } catch (ProtocolException e) {
            return Optional.of("! a line that cannot be shown: " + e.getMessage());
        }
    }

    /**
     * Ends our side of the stream: the peer sees that no more will come. Its last lines are still read by the reading
     * thread; should its end not come within {@code lastLinesWithin}, the connection is closed.
     */
    public void leave(Duration lastLinesWithin) throws IOException {
        socket.shutdownOutput();
        try {
            if (!ended.await(lastLinesWithin.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns the address of this end: where the peer, if it is on another machine, can reach us. */
    public InetSocketAddress localAddress() {
        return (InetSocketAddress) socket.getLocalSocketAddress();
    }

    @Override
    public void close() throws IOException {
        ended.countDown();
        socket.close();
    }
}
