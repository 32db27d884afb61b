package netlab.basics;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;

/** A server played by the test: its lines are spoken to the first client that connects, in a thread of its own. */
final class Played implements AutoCloseable {
    private final RawListener listener;
    private final FutureTask<Void> part;

    interface Part {
        void play(RawPeer client) throws Exception;
    }

    private Played(RawListener listener, FutureTask<Void> part) {
        this.listener = listener;
        this.part = part;
    }

    static Played server(Part part) throws Exception {
        RawListener listener = RawListener.open();
        FutureTask<Void> task = new FutureTask<>(() -> {
            try (RawPeer client = listener.accept()) {
                part.play(client);
            }
            return null;
        });
        Thread thread = new Thread(task, "played server");
        thread.setDaemon(true);
        thread.start();
        return new Played(listener, task);
    }

    int port() {
        return listener.port();
    }

    /** Waits for the end of the part, and fails as it failed. */
    void awaitEnd() throws Exception {
        try {
            part.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("the played server: " + e.getCause().getMessage(), e.getCause());
        } catch (TimeoutException e) {
            throw new AssertionError("the played server is still playing", e);
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
