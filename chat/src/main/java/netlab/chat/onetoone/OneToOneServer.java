package netlab.chat.onetoone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import netlab.chat.console.ChatConsole;
import netlab.chat.wire.ChatConnection;
import netlab.net.Server;
import netlab.net.TcpServer;

/** The side that is called. It talks to the first who connects, at its own console, and is closed after that. */
public final class OneToOneServer implements Server {
    /** Who has left waits this long for the other side's last lines. */
    static final Duration LAST_LINES_WITHIN = Duration.ofSeconds(2);

    private final ChatConsole console;
    private final boolean plain;
    private final TcpServer server;
    private final CountDownLatch ready = new CountDownLatch(1);
    private final AtomicBoolean talking = new AtomicBoolean();

    private OneToOneServer(InetSocketAddress address, ChatConsole console, boolean plain) throws IOException {
        this.console = console;
        this.plain = plain;
        this.server = TcpServer.named("one-to-one").idleTimeout(Duration.ZERO).start(address, this::serve);
    }

    /** Starts a server that is bound to {@code address} when this method returns. */
    public static OneToOneServer start(InetSocketAddress address, ChatConsole console, boolean plain)
            throws IOException {
        return new OneToOneServer(address, console, plain);
    }

    @Override
    public int port() {
        return server.port();
    }

    @Override
    public void awaitClosed() throws InterruptedException {
        server.awaitClosed();
    }

    @Override
    public void close() {
        server.close();
    }

    /** Lets the console be used, which the ready line has had first. */
    public void startTalking() {
        ready.countDown();
    }

    private void serve(Socket socket) throws IOException {
        awaitReady();
        if (!talking.compareAndSet(false, true)) {
            socket.getOutputStream().write("! busy: somebody else is talking here\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        try {
            console.print("* the client is here");
            Talk.run(new ChatConnection(socket, plain, false), console, "client");
        } finally {
            close();
        }
    }

    private void awaitReady() {
        try {
            ready.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the server is closing; so is the connection
        }
    }
}
