package netlab.udptcp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * The same three messages over UDP and over TCP, and what a receiver gets that has room for so many bytes: a datagram
 * has boundaries, a stream has none.
 *
 * <p>Alone: {@code java Boundaries.java}. Chapter 2; server and client in one process, on ports of their own.
 *
 * <p>Left out on purpose: a plain {@code read} may return fewer bytes than there is room for, here it is repeated; see
 * {@code netlab.basics.PartialReadClient} of ch01-basics.
 */
public final class Boundaries {
    private static final List<String> MESSAGES = List.of("one", "two", "three");
    private static final int TIMEOUT_MS = 5_000;

    private Boundaries() {}

    static void run(PrintStream screen) throws IOException {
        screen.println("Sent three times, first over UDP, then over TCP: \"one\" \"two\" \"three\"");
        for (int room : new int[] {2048, 4}) {
            screen.printf("%nroom for %4d bytes  UDP datagram      TCP stream%n", room);
            List<String> datagrams = overUdp(room);
            List<String> pieces = overTcp(room);
            for (int i = 0; i < MESSAGES.size(); i++) {
                String datagram = '"' + datagrams.get(i) + '"';
                boolean cut = datagrams.get(i).length() < MESSAGES.get(i).length();
                String piece = i < pieces.size() ? '"' + pieces.get(i) + '"' : "end of the stream";
                screen.printf("receive %d            %-18s%s%n", i + 1, datagram + (cut ? " rest lost" : ""), piece);
            }
        }
        screen.println();
        screen.println("A datagram comes as it was sent, but for what does not fit. A stream loses nothing, but where");
        screen.println("one message ends and the next begins: that is the protocol's to say.");
    }

    static List<String> overUdp(int room) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        List<String> received = new ArrayList<>();
        try (DatagramSocket receiver = new DatagramSocket(0, here);
                DatagramSocket sender = new DatagramSocket(0, here)) {
            for (String message : MESSAGES) {
                byte[] bytes = message.getBytes(UTF_8);
                sender.send(new DatagramPacket(bytes, bytes.length, receiver.getLocalSocketAddress()));
            }
            receiver.setSoTimeout(TIMEOUT_MS);
            for (int i = 0; i < MESSAGES.size(); i++) {
                DatagramPacket datagram = new DatagramPacket(new byte[room], room);
                receiver.receive(datagram);
                received.add(new String(datagram.getData(), 0, datagram.getLength(), UTF_8));
            }
        }
        return received;
    }

    static List<String> overTcp(int room) throws IOException {
        InetAddress here = InetAddress.getLoopbackAddress();
        List<String> received = new ArrayList<>();
        try (ServerSocket listener = new ServerSocket(0, 1, here);
                Socket sender = new Socket(here, listener.getLocalPort());
                Socket receiver = listener.accept()) {
            for (String message : MESSAGES) {
                sender.getOutputStream().write(message.getBytes(UTF_8));
            }
            sender.shutdownOutput();
            receiver.setSoTimeout(TIMEOUT_MS);
            InputStream in = receiver.getInputStream();
            byte[] piece = in.readNBytes(room);
            while (piece.length > 0) {
                received.add(new String(piece, UTF_8));
                piece = in.readNBytes(room);
            }
        }
        return received;
    }

    public static void main(String[] args) throws IOException {
        run(System.out);
    }
}
