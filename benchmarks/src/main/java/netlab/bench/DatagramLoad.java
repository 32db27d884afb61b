package netlab.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Many UDP clients in one thread, each of which sends a sentence, waits for it in upper case, and sends the next. */
final class DatagramLoad implements AutoCloseable {
    private static final int MAX_BYTES = 2048;

    /** When all wait so long, their datagrams are taken for lost, and sent again. */
    private static final Duration RESEND_AFTER = Duration.ofMillis(200);

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(MAX_BYTES);
    private long answered;
    private long lost;
    private IOException failure;

    /** What a run gave: answers per second, and how many datagrams were lost. */
    record Result(double rate, long lost) {}

    private DatagramLoad(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            clients.add(new Client(new InetSocketAddress("127.0.0.1", port), i));
        }
    }

    static Result run(int port, int connections, Duration duration) throws IOException {
        try (DatagramLoad load = new DatagramLoad(port, connections)) {
            return load.run(duration);
        }
    }

    private Result run(Duration duration) throws IOException {
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        for (Client client : clients) {
            client.ask();
        }
        while (System.nanoTime() < end) {
            if (selector.select(this::proceed, RESEND_AFTER.toMillis()) == 0) {
                lost += clients.size();
                for (Client client : clients) {
                    client.ask();
                }
            }
            if (failure != null) {
                throw failure;
            }
        }
        return new Result(answered / ((System.nanoTime() - start) / 1e9), lost);
    }

    private void proceed(SelectionKey key) {
        try {
            ((Client) key.attachment()).receive();
        } catch (IOException e) {
            failure = e;
        }
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    private final class Client {
        private final DatagramChannel channel;
        private final ByteBuffer request;
        private final ByteBuffer reply;

        Client(InetSocketAddress server, int number) throws IOException {
            String sentence = "one client's sentence is not another's: number " + number;
            request = ByteBuffer.wrap(sentence.getBytes(UTF_8));
            reply = ByteBuffer.wrap(sentence.toUpperCase(Locale.ROOT).getBytes(UTF_8));
            channel = DatagramChannel.open();
            channel.connect(server);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void ask() throws IOException {
            channel.write(request.duplicate());
        }

        void receive() throws IOException {
            buffer.clear();
            channel.read(buffer);
            if (!buffer.flip().equals(reply)) {
                throw new ProtocolException("a wrong answer");
            }
            answered++;
            ask();
        }
    }
}
