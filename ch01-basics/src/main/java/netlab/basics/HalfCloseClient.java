package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.Charset;

/**
 * Sends lines until its input ends (Control-D at a terminal), says "done sending", and still reads the answer.
 *
 * <p>{@code close} instead of {@code shutdownOutput} would end both directions, and the answer would meet a reset.
 *
 * <p>Alone: {@code java HalfCloseClient.java [-s HOST] [-p PORT]}. Port 2500.
 *
 * <p>Left out on purpose: a server that answers while we are still sending; see {@link EchoErrorsClient}.
 */
public final class HalfCloseClient {
    private static final int TIMEOUT_MS = 10_000;

    /** More than any answer; a server that talks for ever is cut off here. */
    private static final int MAX_ANSWER_BYTES = 1024;

    private HalfCloseClient() {}

    static void run(String host, int port) throws IOException {
        Console console = System.console(); // null when input comes from a pipe
        Charset charset = console == null ? UTF_8 : console.charset();
        run(host, port, new BufferedReader(new InputStreamReader(System.in, charset)));
    }

    static void run(String host, int port, BufferedReader lines) throws IOException {
        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            server.setSoTimeout(TIMEOUT_MS);
            OutputStream out = server.getOutputStream();
            int sent = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.write((line + "\n").getBytes(UTF_8));
                sent++;
            }
            server.shutdownOutput(); // "done sending": the server's read returns -1, ours goes on
            System.out.println("sent " + sent + " lines, done sending");

            byte[] answer = server.getInputStream().readNBytes(MAX_ANSWER_BYTES);
            if (answer.length == 0) {
                throw new EOFException("the server closed without an answer");
            }
            System.out.println("answer: " + new String(answer, UTF_8));
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
