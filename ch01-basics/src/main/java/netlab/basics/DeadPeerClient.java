package netlab.basics;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import jdk.net.ExtendedSocketOptions;

/**
 * A peer that dies without closing (power cut, cable pulled, Wi-Fi gone) sends no FIN and no RST. Three ways to wait
 * for it:
 *
 * <pre>
 *   1  a blocking read                  waits for ever
 *   2  a read timeout, SO_TIMEOUT       SocketTimeoutException; the connection can still be used
 *   3  keep-alive, SO_KEEPALIVE         the system asks "are you there?"; no answer, and the read fails
 * </pre>
 *
 * <p>Keep-alive tells a dead machine from a silent program: a machine that is up answers the probes by itself, so
 * against {@link DeadPeerServer} on this machine the third wait ends by our own limit.
 *
 * <p>Alone: {@code java DeadPeerClient.java [-s HOST] [-p PORT]}. Port 2500.
 *
 * <p>Left out on purpose: systems on which a program cannot choose the times; see {@link netlab.net.TcpOptions}.
 */
public final class DeadPeerClient {
    private static final int PATIENCE_MS = 1_000;

    /** Time to pull the cable in, and for keep-alive to notice. */
    private static final int KEEP_ALIVE_LIMIT_MS = 30_000;

    private DeadPeerClient() {}

    static void run(String host, int port) throws IOException {
        run(host, port, PATIENCE_MS, KEEP_ALIVE_LIMIT_MS);
    }

    static void run(String host, int port, int patienceMs, int keepAliveLimitMs) throws IOException {
        InetAddress address = InetAddress.getByName(host);
        try (Socket withTimeout = new Socket(address, port);
                Socket withKeepAlive = new Socket(address, port)) {
            System.out.println("1 blocking read");
            Thread reader;
            try (Socket plain = new Socket(address, port)) {
                reader = new Thread(() -> readAndTell(plain), "blocking read");
                reader.start();
                waitFor(reader, patienceMs);
                if (reader.isAlive()) {
                    System.out.println("  after " + patienceMs + " ms still waiting, and would for ever");
                }
            } // closing it here, from another thread, is what it takes to end such a read
            waitFor(reader, 0);

            System.out.println("2 read timeout of " + patienceMs + " ms");
            withTimeout.setSoTimeout(patienceMs);
            readAndTell(withTimeout);

            System.out.println("3 keep-alive: first probe after 2 s, then every second, dead after 3 without answer");
            withKeepAlive.setKeepAlive(true);
            withKeepAlive.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, 2);
            withKeepAlive.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, 1);
            withKeepAlive.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, 3);
            withKeepAlive.setSoTimeout(keepAliveLimitMs);
            readAndTell(withKeepAlive);
        }
    }

    private static void readAndTell(Socket peer) {
        long start = System.nanoTime();
        String end;
        try {
            int b = peer.getInputStream().read();
            end = b < 0 ? "the peer closed" : "the peer is alive, it sent " + b;
        } catch (IOException e) {
            end = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        System.out.println("  after " + (System.nanoTime() - start) / 1_000_000 + " ms: " + end);
    }

    /** Waits until {@code thread} has ended, at most so long, or for ever if {@code millis} is 0. */
    private static void waitFor(Thread thread, int millis) {
        try {
            thread.join(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "2500"));
        try {
            run(host, port);
        } catch (IOException e) {
            System.err.println("cannot talk to " + host + ":" + port + ": " + e.getMessage());
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
