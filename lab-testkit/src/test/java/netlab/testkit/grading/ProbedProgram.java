package netlab.testkit.grading;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A student's program of many kinds, {@code main KIND PORT}; {@link SubjectTest} runs each in its own JVM. */
final class ProbedProgram {
    static final Role LEAVES = Role.of("client", "leaves {port}", 0);
    static final Role CONNECTS = Role.of("client", "connects {port}", 0);
    static final Role CONNECTS_WHEN_TOLD = Role.of("client", "connects-when-told {port}", 0);
    static final Role READS_LATE = Role.of("client", "reads-late {port}", 0);
    static final Role READS_LATE_SERVER = Role.of("server", "serves-late {port}", 0);
    static final Role CLOSES = Role.of("server", "closes {port}", 0);
    static final Role NEVER_CLOSES = Role.of("server", "never-closes {port}", 0);
    static final Role SPINS = Role.of("server", "spins {port}", 0);
    static final Role GOES_ON = Role.of("server", "goes-on {port}", 0);

    /** More than twice what ends a message. */
    private static final int LATE_MILLIS = 50;

    private ProbedProgram() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int port = Integer.parseInt(args[1]);
        switch (args[0]) {
            case "leaves" -> throw new IllegalStateException("no such server");
            case "connects" -> connect(port).close();
            case "connects-when-told" -> {
                System.in.read();
                connect(port).close();
            }
            case "reads-late" -> {
                try (Socket socket = connect(port)) {
                    readLate(socket.getInputStream());
                }
            }
            default -> serve(args[0], port);
        }
    }

    private static Socket connect(int port) throws IOException {
        return new Socket(InetAddress.getByName("127.0.0.1"), port);
    }

    private static void serve(String kind, int port) throws IOException, InterruptedException {
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("probed listening on 127.0.0.1:" + listener.getLocalPort());
            while (true) {
                try (Socket socket = listener.accept()) {
                    answer(kind, socket.getInputStream(), socket.getOutputStream());
                }
            }
        }
    }

    private static void answer(String kind, InputStream in, OutputStream out) throws IOException, InterruptedException {
        switch (kind) {
            case "serves-late" -> readLate(in);
            case "closes" -> {
                in.readAllBytes();
                out.write("\r\n".getBytes("US-ASCII"));
            }
            case "never-closes" -> {
                in.readAllBytes();
                new CountDownLatch(1).await();
            }
            case "spins" -> {
                while (in.read() != 'q') {
                    Thread.onSpinWait();
                }
            }
            case "goes-on" -> {
                in.readAllBytes();
                out.write("\n37\n".getBytes("US-ASCII"));
                new CountDownLatch(1).await();
            }
            default -> throw new IllegalArgumentException(kind);
        }
    }

    /** Reads nothing for a while once the first byte is there, and then all. */
    private static void readLate(InputStream in) throws IOException, InterruptedException {
        in.read();
        new CountDownLatch(1).await(LATE_MILLIS, TimeUnit.MILLISECONDS);
        in.readAllBytes();
    }
}
