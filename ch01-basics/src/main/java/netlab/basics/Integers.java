package netlab.basics;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.HexFormat;

/**
 * One integer over a connection three ways: as text, as 4 bytes most significant first (big-endian, "network byte
 * order"), and as 4 bytes least significant first; then what comes of reading them in each of the four ways there are.
 *
 * <p>Nothing in the bytes says which way is right. That is what a protocol is for.
 *
 * <p>Alone: {@code java Integers.java [N]}, N from -2147483648 to 4294967295.
 *
 * <p>Left out on purpose: 16 and 64 bits; see {@link netlab.net.Endian}.
 */
public final class Integers {
    /** Two of its bytes have the top bit set, so that every wrong reading shows. */
    static final long DEFAULT = 4_276_994_270L;

    private Integers() {}

    static void run(long n) throws IOException {
        if (n < Integer.MIN_VALUE || n > 0xFFFF_FFFFL) {
            throw new IOException("4 bytes hold -2147483648 to 4294967295, not " + n);
        }
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket sender = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket receiver = listener.accept()) {
            OutputStream out = sender.getOutputStream();
            String text = String.valueOf(n);
            out.write(text.getBytes(US_ASCII));
            out.write(bigEndian((int) n));
            out.write(littleEndian((int) n));

            InputStream in = receiver.getInputStream();
            System.out.println(n + " on the wire");
            System.out.println("  as text                " + hex(in.readNBytes(text.length())));
            byte[] big = in.readNBytes(4);
            byte[] little = in.readNBytes(4);
            System.out.println("  4 bytes, big-endian    " + hex(big));
            System.out.println("  4 bytes, little-endian " + hex(little));
            System.out.println();
            System.out.println("                 read as big-endian         read as little-endian");
            System.out.println("  bytes          signed       unsigned      signed       unsigned");
            printReadings(big);
            printReadings(little);
        }
    }

    private static void printReadings(byte[] b) {
        int big = fromBigEndian(b);
        int little = fromLittleEndian(b);
        System.out.printf("  %s    %-13d%-14d%-13d%d%n", hex(b), big, unsigned(big), little, unsigned(little));
    }

    static byte[] bigEndian(int v) {
        return new byte[] {(byte) (v >>> 24), (byte) (v >>> 16), (byte) (v >>> 8), (byte) v};
    }

    static byte[] littleEndian(int v) {
        return new byte[] {(byte) v, (byte) (v >>> 8), (byte) (v >>> 16), (byte) (v >>> 24)};
    }

    static int fromBigEndian(byte[] b) {
        return (b[0] & 0xFF) << 24 | (b[1] & 0xFF) << 16 | (b[2] & 0xFF) << 8 | (b[3] & 0xFF);
    }

    static int fromLittleEndian(byte[] b) {
        return (b[0] & 0xFF) | (b[1] & 0xFF) << 8 | (b[2] & 0xFF) << 16 | (b[3] & 0xFF) << 24;
    }

    /** Java has no unsigned int; the next wider type holds all its values. */
    static long unsigned(int v) {
        return v & 0xFFFF_FFFFL;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(bytes);
    }

    public static void main(String[] args) {
        try {
            run(args.length == 0 ? DEFAULT : Long.parseLong(args[0]));
        } catch (NumberFormatException e) {
            System.err.println("usage: java Integers.java [N]");
            System.exit(2);
        } catch (IOException e) {
            System.err.println("cannot show the integer: " + e.getMessage());
            System.exit(1);
        }
    }
}
