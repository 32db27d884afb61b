package netlab.basics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.util.Set;

/**
 * Sends numbers and prints the words for them; {@code q} ends it. A number goes out without a line end, as the
 * handout's server expects it, so an empty line would send nothing and is skipped.
 *
 * <p>Alone: {@code java NumberClient.java [-s HOST] [-p PORT]}. TCP lecture, port 3333.
 *
 * <p>Left out on purpose: a protocol whose messages say where they end; see {@link DelimitedMessages}.
 */
public final class NumberClient {
    /** All answers there are. None is the beginning of another, so each tells by itself that it is complete. */
    private static final Set<String> ANSWERS =
            Set.of("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "Try again");

    private static final int TIMEOUT_MS = 10_000;

    /** A server of somebody else's, with other words, is taken to be done when it pauses for this long. */
    private static final int PAUSE_MS = 2_000;

    private static final int MAX_ANSWER_BYTES = 64;

    private NumberClient() {}

    static void run(String host, int port) throws IOException {
        Console console = System.console(); // null when input comes from a pipe: then there is nobody to prompt
        Charset charset = console == null ? UTF_8 : console.charset();
        BufferedReader keyboard = new BufferedReader(new InputStreamReader(System.in, charset));
        PrintStream screen = new PrintStream(System.out, true, charset);

        try (Socket server = new Socket(InetAddress.getByName(host), port)) {
            screen.print(console == null ? "" : "number from 1 to 10, or q: ");
            String line = keyboard.readLine();
            while (line != null && !line.strip().equals("q")) {
                if (!line.isBlank()) {
                    server.getOutputStream().write(line.strip().getBytes(UTF_8));
                    screen.println(readAnswer(server));
                }
                screen.print(console == null ? "" : "number from 1 to 10, or q: ");
                line = keyboard.readLine();
            }
        }
    }

    private static String readAnswer(Socket server) throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        server.setSoTimeout(TIMEOUT_MS);
        while (!ANSWERS.contains(answer.toString(UTF_8)) && answer.size() < MAX_ANSWER_BYTES) {
            try {
                int b = server.getInputStream().read();
                if (b < 0) {
                    throw new EOFException("connection closed");
                }
                answer.write(b);
                server.setSoTimeout(PAUSE_MS);
            } catch (SocketTimeoutException e) {
                if (answer.size() == 0) {
                    throw e;
                }
                break;
            }
        }
        return answer.toString(UTF_8).strip();
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "3333"));
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
