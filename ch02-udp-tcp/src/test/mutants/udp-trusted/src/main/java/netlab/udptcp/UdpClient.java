package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.charset.Charset;

/**
 * Sends each line as a datagram and prints the one that comes back. Either can get lost without a word, so the client
 * waits only for so long, and sends again.
 *
 * <p>A reply does not say what it is the reply to. Therefore every sentence has a socket, and with it a port, of its
 * own: a late or second reply to an earlier sentence goes to a port where nobody is any more.
 *
 * <p>Alone: {@code java UdpClient.java [-s HOST] [-p PORT]}. Chapter 2, port 12000.
 *
 * <p>Left out on purpose: waiting longer from try to try, which spares a network that is busy; see RFC 8085, 3.1.1.
 */
public final class UdpClient {
    /** More than this the server does not take. */
    private static final int MAX_SENTENCE_BYTES = 2048;

    /** The largest datagram there is over IPv4: another server may send more than ours does. */
    private static final int MAX_REPLY_BYTES = 65_507;

    private UdpClient() {}

    static String ask(String host, int port, String sentence) throws IOException {
        byte[] request = sentence.getBytes(UTF_8);
        if (request.length == 0) {
            return ""; // there are empty datagrams, but the JDK sends none on a connected socket, and does not say so
        }
        if (request.length > MAX_SENTENCE_BYTES) {
            throw new IOException("a sentence has at most " + MAX_SENTENCE_BYTES + " bytes, not " + request.length);
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(InetAddress.getByName(host), port)); // hears nobody else from now on
            socket.send(new DatagramPacket(request, request.length));
            DatagramPacket reply = new DatagramPacket(new byte[MAX_REPLY_BYTES], MAX_REPLY_BYTES);
            socket.receive(reply);
            return new String(reply.getData(), 0, reply.getLength(), UTF_8);
        } catch (PortUnreachableException e) { // the other machine said so, with an ICMP message
            throw new IOException("nobody listens on this UDP port; is the server running there?", e);
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
