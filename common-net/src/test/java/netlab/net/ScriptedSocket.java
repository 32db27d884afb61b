package netlab.net;

import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A socket whose every read is laid down: the next segment, a silence as long as the timeout, or the end. What arrives
 * together and what does not is up to the network with a real socket, and a test of that would fail now and then.
 */
final class ScriptedSocket extends Socket {
    private static final byte[] SILENCE = {};

    private final Deque<byte[]> segments = new ArrayDeque<>();
    private byte[] endless;
    private int soTimeout;

    /** SO_TIMEOUT of the read that was silent last. */
    private int lastWaitMillis;

    ScriptedSocket arrives(String segment) {
        return arrives(segment.getBytes(StandardCharsets.UTF_8));
    }

    ScriptedSocket arrives(byte[] segment) {
        segments.add(segment.clone());
        return this;
    }

    /** After the rest of the script, the last segment arrives again and again. */
    ScriptedSocket forEver() {
        endless = segments.peekLast();
        return this;
    }

    ScriptedSocket isSilent() {
        segments.add(SILENCE);
        return this;
    }

    int lastWaitMillis() {
        return lastWaitMillis;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
        soTimeout = millis;
    }

    @Override
    public synchronized int getSoTimeout() {
        return soTimeout;
    }

    @Override
    public InputStream getInputStream() {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("one byte at a time from a socket is slow");
            }

            @Override
            public int read(byte[] target, int offset, int length) throws SocketTimeoutException {
                if (segments.isEmpty() && endless == null) {
                    return -1;
                }
                byte[] segment = segments.isEmpty() ? endless : segments.poll();
                if (segment == SILENCE) {
                    lastWaitMillis = soTimeout;
                    throw new SocketTimeoutException("silent for " + soTimeout + " ms");
                }
                int n = Math.min(length, segment.length);
                System.arraycopy(segment, 0, target, offset, n);
                if (n < segment.length) {
                    segments.addFirst(java.util.Arrays.copyOfRange(segment, n, segment.length));
                }
                return n;
            }
        };
    }
}
