package netlab.nameid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import netlab.net.Endian;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Subject;

/** The steps of a client, for the graded tests. A line end after the greeting is another test's concern. */
final class Exchange {
    static final String GREETING = "Hello 127.0.0.1";
    static final int ID_BYTES = 4;

    private static final String AT_HOME = "echo Ann | nc {host} {port} | xxd";

    private Exchange() {}

    /** Takes the greeting, tells the name on a line, and takes an id, whichever it is. */
    static void tell(RawPeer peer, String name) throws IOException {
        peer.expect(GREETING);
        peer.send(name + "\n");
        takeAnyId(peer);
    }

    /** Takes an id, whichever it is; it does not begin with the byte of a line end. */
    static void takeAnyId(RawPeer peer) throws IOException {
        peer.skipLineEnds("the id");
        peer.readFully(ID_BYTES);
    }

    /** Takes the id. A program that is no Java has one of its own. */
    static void takeId(Subject subject, RawPeer peer, long id) throws IOException {
        peer.skipLineEnds("the id");
        if (!subject.isJava()) {
            peer.readFully(ID_BYTES);
            return;
        }
        int before = GREETING.length();
        try {
            peer.expect(bytes(id));
        } catch (AssertionError e) {
            byte[] all = peer.transcript().bytes("server", "client");
            String wrong = latin1(all).substring(before).strip();
            if (!wrong.isEmpty() && latin1(bytes(swapped(id))).startsWith(wrong)) {
                subject.blame(Misconception.BYTE_ORDER, AT_HOME, () -> {
                    throw e;
                });
            } else if (!wrong.isEmpty() && Long.toString(id).startsWith(wrong)) {
                subject.blame(Misconception.DIGITS_RUN_TOGETHER, AT_HOME, () -> {
                    throw e;
                });
            }
            throw e;
        }
    }

    /** Returns the number that one sees who takes the bytes of {@code id} from the wrong end. */
    static long swapped(long id) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) id));
    }

    static byte[] bytes(long id) {
        byte[] bytes = new byte[ID_BYTES];
        Endian.putIntBE(bytes, 0, (int) id);
        return bytes;
    }

    private static String latin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
