package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;

/**
 * Sends each line on a connection of its own and prints what comes back until the server closes. What is lost on the
 * way, TCP sends again; the client need not know.
 *
 * <p>Alone: {@code java TcpClient.java [-s HOST] [-p PORT]}. Chapter 2, port 12000.
 *
 * <p>Left out on purpose: many sentences on one connection, which takes a rule for where each ends; see
 * {@code netlab.basics.DelimitedMessages} of ch01-basics.
 */
public final class TcpClient {
    /** A server that sends more than this is not ours. */
    private static final int MAX_REPLY_BYTES = 1024 * 1024;

    private static final int TIMEOUT_MS = 10_000;

    private TcpClient() {}

    static String ask(String host, int port, String sentence) throws IOException {
        if (sentence.isEmpty()) {
            return ""; // a stream cannot carry it, and waiting for the reply would be in vain
        }
        try (Socket server = new Socket()) {
            server.connect(new InetSocketAddress(InetAddress.getByName(host), port), TIMEOUT_MS);
            server.setSoTimeout(TIMEOUT_MS);
            server.getOutputStream().write(sentence.getBytes(UTF_8));
            byte[] reply = server.getInputStream().readNBytes(MAX_REPLY_BYTES); // in however many pieces it comes
            if (reply.length == 0) {
                throw new EOFException("connection closed without a reply");
            }
            return new String(reply, UTF_8);
        }
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "12000"));
        Console console = System.console(); // null when input comes from a pipe: then there is nobody to prompt
        Charset charset = console == null ? UTF_8 : console.charset();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, charset));
        PrintStream screen = new PrintStream(System.out, true, charset);
        try {
            screen.print(console == null ? "" : "sentence (Ctrl-D to end): ");
            String sentence = keyboard.readLine();
            while (sentence != null) {
                screen.println(ask(host, port, sentence));
                screen.print(console == null ? "" : "sentence (Ctrl-D to end): ");
                sentence = keyboard.readLine();
            }
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
