package netlab.ai;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import netlab.net.Deadline;
import netlab.net.Server;
import netlab.net.TcpServer;
import netlab.net.TimedOutputStream;

/**
 * Answers requests line by line; {@link netlab.ai} describes the protocol.
 *
 * <p>A connection has its own thread, which takes one request at a time: reads a line, waits for the reply, writes it.
 * So replies are in order by construction, a connection holds one request and one reply at most, far below the 16 MiB
 * that it may, and a client that sends without reading is slowed down by TCP itself. Inference runs on the workers of
 * two {@link TaskQueue}s; a ping needs none.
 */
public final class AiServer implements Server {
    /** The longest line accepted, the LF not counted: 1 MiB, two hundred pages of text. */
    public static final int MAX_LINE_BYTES = 1 << 20;

    /** Silence after which a connection is closed. */
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(120);

    /** How long a client may refuse to take a reply. */
    static final Duration WRITE_TIMEOUT = Duration.ofSeconds(30);

    /** Connections that may wait to be accepted. */
    private static final int BACKLOG = 64;

    /** Connections served at once: each has a thread. */
    private static final int MAX_CONNECTIONS = 2048;

    /** Requests that may wait, per task; with more than that, being told to come back is the better service. */
    static final int QUEUE_CAPACITY = 256;

    /** SIGTERM: how long requests in work have. */
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(60);

    /** After "line too long": how long the rest of the line is read and dropped, so that the client gets to the reply. */
    private static final Duration DRAIN_TIME = Duration.ofSeconds(5);

    private static final System.Logger LOG = System.getLogger(AiServer.class.getName());

    private final Models models;
    private final TaskQueue sentimentQueue;
    private final TaskQueue summaryQueue;
    private final TcpServer tcp;

    /**
     * Starts a server that answers with {@code models}, which it closes when it is closed itself.
     *
     * @param workers threads per task
     */
    public static AiServer start(InetSocketAddress address, Models models, int workers) throws IOException {
        return start(address, models, workers, QUEUE_CAPACITY, IDLE_TIMEOUT);
    }

    static AiServer start(
            InetSocketAddress address, Models models, int workers, int queueCapacity, Duration idleTimeout)
            throws IOException {
        return new AiServer(address, models, workers, queueCapacity, idleTimeout);
    }

    private AiServer(InetSocketAddress address, Models models, int workers, int queueCapacity, Duration idleTimeout)
            throws IOException {
        this.models = models;
        this.sentimentQueue = new TaskQueue(Request.SENTIMENT, workers, queueCapacity);
        this.summaryQueue = new TaskQueue(Request.SUMMARY, workers, queueCapacity);
        this.tcp = TcpServer.named("ai-server")
                .backlog(BACKLOG)
                .maxConnections(MAX_CONNECTIONS)
                .idleTimeout(idleTimeout)
                .gracePeriod(GRACE_PERIOD)
                .start(address, this::converse);
    }

    @Override
    public int port() {
        return tcp.port();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        tcp.awaitClosed();
    }

    @Override
    public void close() {
        tcp.close();
        sentimentQueue.close();
        summaryQueue.close();
        models.close();
    }

    private void converse(Socket socket) throws IOException {
        OutputStream out = new TimedOutputStream(socket, WRITE_TIMEOUT);
        InputStream in = socket.getInputStream();
        LineReader lines = new LineReader(in, MAX_LINE_BYTES);
        write(out, Reply.Hello.of(models.sentiment().name(), models.summary().name(), models.device(), now()));
        try {
            Optional<byte[]> line = lines.read();
            while (line.isPresent()) {
                Optional<Reply> reply = answer(line.get());
                if (reply.isPresent()) {
                    write(out, reply.get());
                }
                line = lines.read();
            }
        } catch (LineReader.LineTooLongException e) {
            write(out, Reply.Failed.of("line too long", null));
            socket.shutdownOutput();
            Deadline.after(DRAIN_TIME).inputStream(socket).transferTo(OutputStream.nullOutputStream());
        }
    }

    private static void write(OutputStream out, Reply reply) throws IOException {
        out.write(NdjsonCodec.encodeReply(reply));
    }

    /** Returns the reply to a line, or empty if the line is blank. */
    private Optional<Reply> answer(byte[] line) {
        try {
            return NdjsonCodec.decodeRequest(line).map(this::answer);
        } catch (NdjsonCodec.MalformedRequestException e) {
            return Optional.of(Reply.Failed.of(e.getMessage(), null));
        }
    }

    private Reply answer(Request request) {
        String id = request.id();
        if (request.task().equals(Request.PING)) {
            return Reply.Pong.of(now(), id);
        }
        if (!request.hasText()) {
            return Reply.Failed.of("text must be a non-empty string", id);
        }
        try {
            return switch (request.task()) {
                case Request.SENTIMENT ->
                    sentimentQueue.run(
                            () -> Reply.Classified.of(models.sentiment().classify(request.text()), id));
                case Request.SUMMARY -> {
                    SummaryLength length = SummaryLength.of(request.text());
                    yield summaryQueue.run(
                            () -> Reply.Summarized.of(models.summary().summarize(request.text(), length), length, id));
                }
                default ->
                    Reply.Failed.of("unknown task: " + request.task() + ". Use 'sentiment' | 'summary' | 'ping'.", id);
            };
        } catch (TaskQueue.BusyException e) {
            return Reply.Failed.of("busy, try again", id);
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "inference failed", e.getCause());
            return Reply.Failed.of("inference error: " + sentence(e.getCause()), id);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Reply.Failed.of("inference error: the server is being stopped", id);
        }
    }

    /** The first line of what went wrong: native code puts its own stack trace into its messages. */
    private static String sentence(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank()
                ? failure.getClass().getSimpleName()
                : message.strip().lines().findFirst().orElseThrow();
    }

    private static long now() {
        return Instant.now().getEpochSecond();
    }
}
