package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CoderResult;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Answers every datagram with one that has the same sentence in upper case. There is no connection: one socket for all
 * clients, and each datagram says where it comes from.
 *
 * <p>Alone: {@code java UdpServer.java [-s HOST] [-p PORT] [-c LETTER]}. Chapter 2, port 12000. With a letter it answers
 * the textbook's exercise instead: how often the sentence has it.
 *
 * <p>Left out on purpose: who sent the datagram is believed, and with a forged sender the reply goes to a stranger.
 */
public final class UdpServer {
    private static final System.Logger LOG = System.getLogger(UdpServer.class.getName());

    /** The handout's recvfrom(2048). Of a longer datagram the rest is lost, so its beginning is what is answered. */
    private static final int MAX_DATAGRAM_BYTES = 2048;

    private UdpServer() {}

    static void run(String host, int port, UnaryOperator<String> answer) throws IOException {
        try (DatagramSocket socket = new DatagramSocket(port, InetAddress.getByName(host))) {
            System.out.println("udp listening on " + host + ":" + socket.getLocalPort());
            serve(socket, answer);
        }
    }

    static void serve(DatagramSocket socket, UnaryOperator<String> answer) {
        byte[] buffer = new byte[MAX_DATAGRAM_BYTES];
        while (!socket.isClosed()) {
            DatagramPacket datagram = new DatagramPacket(buffer, buffer.length);
            try {
                socket.receive(datagram);
                datagram.setData(encode(answer.apply(decode(datagram)))); // the address stays: back to the sender
                socket.send(datagram);
                LOG.log(Level.DEBUG, "answered {0}", datagram.getSocketAddress());
            } catch (CharacterCodingException e) {
                LOG.log(Level.DEBUG, "ignored what is not UTF-8 from {0}", datagram.getSocketAddress());
            } catch (IOException e) {
                LOG.log(Level.DEBUG, "a datagram was not answered: {0}", e.getMessage());
            }
        }
    }

    static String upperCase(String sentence) {
        return sentence.toUpperCase(Locale.ROOT); // the default may be Turkish, where the capital of i has a dot
    }

    /** The exercise. A capital is another letter: {@code s} does not count {@code S}. */
    static UnaryOperator<String> count(int letter) {
        return sentence ->
                Long.toString(sentence.codePoints().filter(c -> c == letter).count());
    }

    private static String decode(DatagramPacket datagram) throws CharacterCodingException {
        ByteBuffer bytes = ByteBuffer.wrap(datagram.getData(), 0, datagram.getLength());
        CharBuffer sentence = CharBuffer.allocate(datagram.getLength());
        boolean complete = datagram.getLength() < MAX_DATAGRAM_BYTES; // else the last character may be cut: left out
        CoderResult result = UTF_8.newDecoder().decode(bytes, sentence, complete);
        if (result.isError()) {
            result.throwException();
        }
        return sentence.flip().toString();
    }

    /** Returns what fits of {@code text}, in whole characters: a capital can have more bytes. */
    private static byte[] encode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(MAX_DATAGRAM_BYTES);
        UTF_8.newEncoder().encode(CharBuffer.wrap(text), bytes, true);
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    public static void main(String[] args) {
        String host = option(args, "-s", "--host", "127.0.0.1");
        int port = Integer.parseInt(option(args, "-p", "--port", "12000"));
        String letter = option(args, "-c", "--count", "");
        try {
            run(host, port, letter.isEmpty() ? UdpServer::upperCase : count(letter.codePointAt(0)));
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
