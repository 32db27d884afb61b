package netlab.bench;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Many clients in one thread, each of which asks, waits for the whole answer, compares it, and asks again.
 *
 * <p>They share one buffer to read into, so that 10,000 of them cost no more than their sockets.
 */
final class RequestLoad implements AutoCloseable {
    /** A server that answers nobody for so long is taken for dead. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Connections that are opened before the next are: less than servers let wait. */
    private static final int OPENED_TOGETHER = 64;

    private static final int BUFFER_BYTES = 256 * 1024;

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER_BYTES);
    private final Dialogue dialogue;
    private Histogram latencies = new Histogram();
    private long messages;
    private boolean asking;
    private int waiting;
    private IOException failure;

    /**
     * What a run gave.
     *
     * @param rate messages answered, per second
     * @param latencies from the first byte sent to the last received, of each step
     */
    record Result(double rate, Histogram latencies) {}

    /** Connects {@code connections} clients; each does a first step of the dialogue. */
    RequestLoad(int port, int connections, Dialogue dialogue) throws IOException {
        this.dialogue = dialogue;
        try {
            while (clients.size() < connections) {
                int opened = Math.min(OPENED_TOGETHER, connections - clients.size());
                for (int i = 0; i < opened; i++) {
                    clients.add(new Client(new InetSocketAddress("127.0.0.1", port), clients.size()));
                }
                List<Client> newest = clients.subList(clients.size() - opened, clients.size());
                for (Client client : newest) {
                    client.ask();
                }
                awaitReplies();
            }
        } catch (IOException e) {
            close();
            throw e;
        }
    }

    /** Connects, runs for {@code duration}, and closes. */
    static Result run(int port, int connections, Dialogue dialogue, Duration duration) throws IOException {
        try (RequestLoad load = new RequestLoad(port, connections, dialogue)) {
            return load.run(duration);
        }
    }

    /** Keeps all clients asking for {@code duration}. */
    Result run(Duration duration) throws IOException {
        latencies = new Histogram();
        messages = 0;
        asking = true;
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        for (Client client : clients) {
            client.ask();
        }
        while (System.nanoTime() < end) {
            select();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        Result result = new Result(messages / seconds, latencies);
        latencies = new Histogram();
        asking = false;
        awaitReplies();
        return result;
    }

    private void awaitReplies() throws IOException {
        while (waiting > 0) {
            select();
        }
    }

    private void select() throws IOException {
        int ready = selector.select(this::proceed, PATIENCE.toMillis());
        if (failure != null) {
            throw failure;
        }
        if (ready == 0) {
            throw new SocketTimeoutException(waiting + " clients got no answer within " + PATIENCE.toSeconds() + " s");
        }
    }

    private void proceed(SelectionKey key) {
        try {
            ((Client) key.attachment()).proceed(key);
        } catch (IOException e) {
            failure = e;
        }
    }

    /** Resets the connections: no port stays behind in TIME_WAIT. */
    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.channel.close();
        }
        selector.close();
    }

    private final class Client {
        private final SocketChannel channel;
        private final SelectionKey key;
        private int next;
        private Dialogue.Step step;
        private ByteBuffer unsent;
        private ByteBuffer expected;
        private long askedAt;

        Client(InetSocketAddress server, int number) throws IOException {
            channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            if (dialogue.greeted()) {
                skipLine();
            }
            channel.configureBlocking(false);
            key = channel.register(selector, SelectionKey.OP_READ, this);
            next = number % dialogue.steps().size();
        }

        private void skipLine() throws IOException {
            ByteBuffer one = ByteBuffer.allocate(1);
            do {
                if (channel.read(one.clear()) < 0) {
                    throw new EOFException("the server ended the connection instead of greeting");
                }
            } while (one.get(0) != '\n');
        }

        void ask() throws IOException {
            step = dialogue.steps().get(next);
            next = (next + 1) % dialogue.steps().size();
            unsent = step.request().duplicate();
            expected = step.reply().duplicate();
            askedAt = System.nanoTime();
            waiting++;
            send();
        }

        private void send() throws IOException {
            channel.write(unsent);
            int interest = unsent.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ;
            if (key.interestOps() != interest) {
                key.interestOps(interest);
            }
        }

        void proceed(SelectionKey key) throws IOException {
            if (key.isWritable()) {
                send();
            }
            if (key.isReadable()) {
                receive();
            }
        }

        private void receive() throws IOException {
            buffer.clear();
            int n = channel.read(buffer);
            if (n < 0) {
                throw new EOFException("the server ended the connection instead of answering");
            }
            compare(buffer.flip());
            if (expected.hasRemaining() || step == null) {
                return;
            }
            latencies.add(System.nanoTime() - askedAt);
            messages += step.messages();
            step = null;
            waiting--;
            if (asking) {
                ask();
            }
        }

        private void compare(ByteBuffer received) throws ProtocolException {
            int n = received.remaining();
            if (step == null || n > expected.remaining()) {
                throw new ProtocolException("the server sent more than the answer");
            }
            int end = expected.limit();
            expected.limit(expected.position() + n);
            boolean equal = expected.equals(received);
            expected.limit(end).position(expected.position() + n);
            if (!equal) {
                throw new ProtocolException("a wrong answer");
            }
        }
    }
}
