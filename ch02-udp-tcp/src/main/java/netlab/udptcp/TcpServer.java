package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Answers one sentence a connection in upper case, and closes. For each client {@code accept} gives a socket of its own.
 *
 * <p>The handout's client sends its sentence in one go, with nothing behind it, and the handout's server takes what one
 * {@code recv} gives. A stream does not promise that the two are the same; see {@link Boundaries}. Here a sentence ends
 * at a newline, as {@code nc} sends it, at the end of the stream, or when a pause follows.
 *
 * <p>Alone: {@code java TcpServer.java [-s HOST] [-p PORT] [-c LETTER]}. Chapter 2, port 12000. With a letter it answers
 * the textbook's exercise instead: how often the sentence has it.
 *
 * <p>Left out on purpose: a limit on how many clients, and so threads, there are; see {@link netlab.net.TcpServer}.
 */
public final class TcpServer {
    private static final System.Logger LOG = System.getLogger(TcpServer.class.getName());

    private static final int BACKLOG = 128;

    /** More than a sentence that comes in pieces pauses between two of them; less than a person notices. */
    private static final int PAUSE_MS = 100;

    /** What this much becomes fits into a send buffer: a client that does not read cannot keep its thread waiting. */
    private static final int MAX_SENTENCE_BYTES = 16 * 1024;

    /** The handout's client connects first, and then waits for a person to type. */
    private static final int IDLE_TIMEOUT_MS = 60_000;

    private TcpServer() {}

    static void run(String host, int port, UnaryOperator<String> answer) throws IOException {
        try (ServerSocket listener = new ServerSocket(port, BACKLOG, InetAddress.getByName(host))) {
            System.out.println("tcp listening on " + host + ":" + listener.getLocalPort());
            serve(listener, answer);
        }
    }

    static void serve(ServerSocket listener, UnaryOperator<String> answer) {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept(); // not in a try-with-resources: its thread closes it
                new Thread(() -> converse(client, answer), "client " + client.getRemoteSocketAddress()).start();
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "cannot accept: {0}", e.getMessage());
            }
        }
    }

    static void converse(Socket client, UnaryOperator<String> answer) {
        try (client) {
            String sentence = decode(readSentence(client));
            client.getOutputStream().write(answer.apply(sentence).getBytes(UTF_8));
            InputStream in = client.getInputStream();
            in.skip(in.available()); // left unread, it would turn the close into a reset
            LOG.log(Level.DEBUG, "answered {0}", client.getRemoteSocketAddress());
        } catch (CharacterCodingException e) {
            LOG.log(Level.DEBUG, "ignored what is not UTF-8 from {0}", client.getRemoteSocketAddress());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a client was not answered: {0}", e.getMessage());
        }
    }

    private static ByteBuffer readSentence(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        byte[] buffer = new byte[MAX_SENTENCE_BYTES];
        int length = 0;
        client.setSoTimeout(IDLE_TIMEOUT_MS);
        int n = in.read(buffer);
        client.setSoTimeout(PAUSE_MS);
        try {
            while (n > 0) { // -1: the stream has ended, 0: the buffer is full
                length += n;
                n = buffer[length - 1] == '\n' ? 0 : in.read(buffer, length, buffer.length - length);
            }
        } catch (SocketTimeoutException e) {
            LOG.log(Level.TRACE, "a pause: the sentence is complete");
        }
        return ByteBuffer.wrap(buffer, 0, length);
    }

    private static String decode(ByteBuffer bytes) throws CharacterCodingException {
        CharBuffer sentence = CharBuffer.allocate(bytes.remaining());
        CoderResult result = UTF_8.newDecoder().decode(bytes, sentence, false); // a last character cut is left out
        if (result.isError()) {
            result.throwException();
        }
        return sentence.flip().toString();
    }

    static String upperCase(String sentence) {
        return sentence.toUpperCase(Locale.ROOT); // the default may be Turkish, where the capital of i has a dot
    }

    /** The exercise. A capital is another letter: {@code s} does not count {@code S}. */
    static UnaryOperator<String> count(int letter) {
        return sentence ->
                Long.toString(sentence.codePoints().filter(c -> c == letter).count());
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "12000"));
        String letter = option(args, "-c", "--count", "");
        try {
            run(host, port, letter.isEmpty() ? TcpServer::upperCase : count(letter.codePointAt(0)));
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
