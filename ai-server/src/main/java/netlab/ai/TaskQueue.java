package netlab.ai;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers of one task and the requests that wait for them. Each task has its own, so that long summaries hold up
 * other summaries and nothing else. What waits is bounded: a client that must wait long is better told so.
 */
final class TaskQueue implements AutoCloseable {
    private final ThreadPoolExecutor workers;

    /** The queue is full. */
    static final class BusyException extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Starts {@code workers} threads, for which at most {@code capacity} further requests may wait. */
    TaskQueue(String task, int workers, int capacity) {
        AtomicInteger number = new AtomicInteger();
        this.workers = new ThreadPoolExecutor(
                workers, workers, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(capacity), work -> {
                    Thread thread = new Thread(work, "ai-" + task + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Has a worker do {@code work}, and waits for it.
     *
     * @throws BusyException if too many wait already
     * @throws ExecutionException if the work fails
     */
    <T> T run(Callable<T> work) throws BusyException, ExecutionException, InterruptedException {
        Future<T> result;
        try {
            result = workers.submit(work);
        } catch (RejectedExecutionException e) {
            throw new BusyException();
        }
        return result.get();
    }

    /** Lets the workers finish what they have begun, and returns when they are done. */
    @Override
    public void close() {
        workers.shutdown();
        try {
            while (!workers.awaitTermination(1, TimeUnit.SECONDS)) {
                workers.getQueue().clear();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
