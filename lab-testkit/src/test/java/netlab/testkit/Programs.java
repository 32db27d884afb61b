package netlab.testkit;

import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.Charset;
import java.util.Scanner;
import java.util.concurrent.CountDownLatch;

/** Programs as students hand them in, good and bad ones; {@link LabProcessTest} runs each in its own JVM. */
final class Programs {
    private Programs() {}

    /** Keeps the command-line contract, and echoes. */
    static final class EchoServer {
        public static void main(String[] args) throws IOException {
            try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
                System.out.println("echo listening on 127.0.0.1:" + listener.getLocalPort());
                while (true) {
                    try (Socket socket = listener.accept()) {
                        socket.getInputStream().transferTo(socket.getOutputStream());
                    }
                }
            }
        }
    }

    /** Prints each line it reads, and its number of characters, until the end of its input. */
    static final class LineEcho {
        public static void main(String[] args) {
            Scanner lines = new Scanner(System.in, Charset.defaultCharset());
            PrintStream out = new PrintStream(System.out, true, Charset.defaultCharset());
            while (lines.hasNextLine()) {
                String line = lines.nextLine();
                out.println(line + " " + line.length());
            }
            System.err.println("end of input");
        }
    }

    static final class Hangs {
        public static void main(String[] args) throws InterruptedException {
            new CountDownLatch(1).await();
        }
    }

    static final class ExitsWithThree {
        public static void main(String[] args) {
            System.err.println("no good");
            System.exit(3);
        }
    }

    static final class PrintsNothing {
        public static void main(String[] args) {}
    }

    /** Prints 100 MB, then a last line. */
    static final class Floods {
        static final int MEGABYTES = 100;

        public static void main(String[] args) throws IOException {
            byte[] megabyte = "0123456789abcde\n".repeat(65_536).getBytes(Charset.defaultCharset());
            for (int i = 0; i < MEGABYTES; i++) {
                System.out.write(megabyte);
            }
            System.out.println("the last line");
        }
    }

    /** Starts a child that hangs, says so, and hangs itself or, if told {@code leave}, ends before its child. */
    static final class SpawnsChild {
        public static void main(String[] args) throws IOException, InterruptedException {
            Process child = new ProcessBuilder("sleep", "600")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            System.out.println("child " + child.pid() + ".");
            if (args.length == 0) {
                child.waitFor();
            }
        }
    }

    /** Says when it is ready for SIGTERM, whose shutdown hook never ends. */
    static final class IgnoresTermination {
        public static void main(String[] args) throws InterruptedException {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                System.out.println("no");
                try {
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            System.out.println("waiting");
            new CountDownLatch(1).await();
        }
    }

    static final class PrintsWhereItIs {
        public static void main(String[] args) {
            System.out.println(System.getProperty("user.dir"));
            System.out.println(System.getenv("WHO"));
        }
    }

    /** Fills its heap. */
    static final class EatsMemory {
        public static void main(String[] args) {
            long[][] blocks = new long[10_000][];
            for (int i = 0; i < blocks.length; i++) {
                blocks[i] = new long[128 * 1024];
            }
            System.out.println(blocks.length);
        }
    }
}
