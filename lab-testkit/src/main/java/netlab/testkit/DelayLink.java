package netlab.testkit;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import netlab.net.Threads;

/**
 * Passes everything on some time later, in order: what comes in is put into a queue with the time when it is due, and a
 * thread of its own takes it out then.
 */
final class DelayLink extends Link.Faulty {
    /** Pieces on their way; when there are more, the sender is held up, as by a full network. */
    private static final int MAX_UNDERWAY = 1024;

    private final Supplier<Duration> delays;
    private final BlockingQueue<Step> underway = new ArrayBlockingQueue<>(MAX_UNDERWAY);
    private final Thread thread = Threads.unstarted("fault-proxy-delay", this::passOn);
    private volatile boolean closed;

    private record Step(long dueNanos, Runnable action) {}

    DelayLink(Link next, Supplier<Duration> delays) {
        super(next);
        this.delays = delays;
    }

    @Override
    public void open() {
        next.open();
        thread.start();
    }

    @Override
    public void send(byte[] bytes) {
        later(() -> next.send(bytes));
    }

    @Override
    public void quiet() {
        later(next::quiet);
    }

    @Override
    public void end() {
        later(next::end);
    }

    @Override
    public void reset() {
        later(next::reset);
    }

    @Override
    public void awaitTaken() {
        later(next::awaitTaken);
    }

    @Override
    public void close() {
        later(() -> closed = true);
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        next.close();
    }

    private void later(Runnable action) {
        try {
            underway.put(new Step(System.nanoTime() + delays.get().toNanos(), action));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the proxy is being closed
        }
    }

    private void passOn() {
        try {
            while (!closed) {
                Step step = underway.take();
                next.pause(Duration.ofNanos(step.dueNanos() - System.nanoTime()));
                step.action().run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it; if somebody does, it ends
        }
    }
}
