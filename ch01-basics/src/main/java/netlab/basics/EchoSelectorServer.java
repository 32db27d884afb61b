package netlab.basics;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The echo of the TCP lecture, step 4: all clients in one thread, which asks the system who is ready (multiplexing).
 *
 * <p>A client is in one of two states, and so has one buffer, however slowly it reads what it is sent:
 *
 * <pre>
 *   OP_READ    the buffer is empty: read, and try to write it back at once
 *   OP_WRITE   the system took only a part: wait until it takes more, and read nothing new before all is out
 * </pre>
 *
 * <p>Alone: {@code java EchoSelectorServer.java [-s HOST] [-p PORT]}. TCP lecture, port 2500.
 *
 * <p>Left out on purpose: timeouts, which in one thread are bookkeeping of one's own; see {@link EchoTcpServer}.
 */
public final class EchoSelectorServer {
    private static final System.Logger LOG = System.getLogger(EchoSelectorServer.class.getName());

    private static final int BACKLOG = 128;
    private static final int BUFFER_BYTES = 8 * 1024;

    private EchoSelectorServer() {}

    static void run(String host, int port) throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open()) {
            listener.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
            System.out.println("echo-selector listening on " + host + ":"
                    + listener.socket().getLocalPort());
            serve(listener);
        }
    }

    static void serve(ServerSocketChannel listener) throws IOException {
        try (Selector selector = Selector.open()) {
            listener.configureBlocking(false);
            listener.register(selector, SelectionKey.OP_ACCEPT);
            while (listener.isOpen()) {
                selector.select(EchoSelectorServer::handle); // waits until at least one is ready
            }
            for (SelectionKey key : selector.keys()) {
                close(key.channel());
            }
        }
    }

    private static void handle(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                accept((ServerSocketChannel) key.channel(), key.selector());
            } else {
                echo((SocketChannel) key.channel(), (ByteBuffer) key.attachment(), key);
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client went away without closing: " + e.getMessage());
            if (key.channel() instanceof SocketChannel client) {
                close(client);
            }
        }
    }

    private static void accept(ServerSocketChannel listener, Selector selector) throws IOException {
        SocketChannel client = listener.accept();
        if (client != null) { // null: it was reset while it waited
            client.configureBlocking(false);
            // A long message comes back in pieces; none must wait until the one before is acknowledged (Nagle).
            client.setOption(StandardSocketOptions.TCP_NODELAY, true);
            client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(BUFFER_BYTES));
        }
    }

    private static void echo(SocketChannel client, ByteBuffer buffer, SelectionKey key) throws IOException {
        if (key.isReadable()) {
            if (client.read(buffer) < 0) {
                client.close();
                return;
            }
            buffer.flip(); // from being filled to being emptied
        }
        client.write(buffer); // as much as the system takes now, maybe nothing
        if (buffer.hasRemaining()) {
            key.interestOps(SelectionKey.OP_WRITE);
        } else {
            buffer.clear();
            key.interestOps(SelectionKey.OP_READ);
        }
    }

    private static void close(SelectableChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "closing what is already broken: " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "2500"));
        try {
            run(host, port);
        } catch (IOException e) {
            System.err.println("cannot listen on " + host + ":" + port + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private static String option(String[] args, String shortName, String longName, String otherwise) {
        for (int i = 0; i < args.length - 1; i++) {
            if (args[i].equals(shortName) || args[i].equals(longName)) {
                return args[i + 1];
            }
        }
        return otherwise;
    }
}
