package netlab.testkit;

import java.io.ByteArrayOutputStream;

/** Holds bytes back until there are enough, or no more come. */
final class CoalesceLink extends Link.Faulty {
    private final int size;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();

    CoalesceLink(Link next, int size) {
        super(next);
        this.size = size;
    }

    @Override
    public void send(byte[] bytes) {
        held.writeBytes(bytes);
        if (held.size() >= size) {
            letGo();
        }
    }

    @Override
    public void quiet() {
        letGo();
        next.quiet();
    }

    @Override
    public void end() {
        letGo();
        next.end();
    }

    private void letGo() {
        if (held.size() > 0) {
            next.send(held.toByteArray());
            held.reset();
        }
    }
}
