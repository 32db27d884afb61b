package netlab.testkit;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import netlab.net.Threads;

/** Holds bytes back for a while after the first of them, however many come. */
final class GatherLink extends Link.Faulty {
    static final int MAX_HELD_BYTES = 1024 * 1024;

    private final Duration window;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    /** Lets go what is held, once the window has passed; null if nothing is. */
    private Thread timer;

    GatherLink(Link next, Duration window) {
        super(next);
        this.window = window;
    }

    @Override
    public synchronized void send(byte[] bytes) {
        held.writeBytes(bytes);
        if (held.size() >= MAX_HELD_BYTES) {
            letGo();
        } else if (timer == null) {
            timer = Threads.unstarted("fault-proxy-gather", this::letGoLater);
            timer.start();
        }
    }

    @Override
    public synchronized void quiet() {
        if (held.size() == 0) {
            next.quiet();
        }
    }

    @Override
    public synchronized void end() {
        letGo();
        if (timer != null) {
            timer.interrupt(); // nothing is left to be waited for
        }
        next.end();
    }

    @Override
    public void close() {
        Thread last;
        synchronized (this) {
            last = timer;
        }
        try {
            if (last != null) {
                last.join();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the proxy is being closed
        }
        next.close();
    }

    private void letGoLater() {
        next.pause(window);
        synchronized (this) {
            timer = null;
            letGo();
        }
    }

    private void letGo() {
        if (held.size() > 0) {
            next.send(held.toByteArray());
            held.reset();
        }
    }
}
