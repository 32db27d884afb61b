package netlab.net;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads for connections: virtual ones where the running JVM has them (Java 21, JEP 444), platform threads on Java 17.
 *
 * <p>The code is compiled for Java 17, which does not know virtual threads, so the choice is made once, when this class
 * is loaded, by looking the method up.
 */
public final class Threads {
    /** {@code (String name, Runnable task) → Thread}, or null where the JVM has no virtual threads. */
    private static final MethodHandle NEW_VIRTUAL = findVirtual();

    /** How long a platform thread waits for its next task before it ends. */
    private static final Duration KEPT_FREE = Duration.ofSeconds(5);

    private Threads() {}

    /** Tells whether {@link #unstarted} makes virtual threads. */
    public static boolean areVirtual() {
        return NEW_VIRTUAL != null;
    }

    /** Returns a new daemon thread that is not started yet. */
    public static Thread unstarted(String name, Runnable task) {
        if (NEW_VIRTUAL == null) {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        }
        try {
            return (Thread) NEW_VIRTUAL.invokeExact(name, task);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("cannot make a virtual thread", e);
        }
    }

    /**
     * Returns what runs each task at once on a thread of its own, a daemon: a new one if threads are virtual, else one
     * that has become free, since starting a platform thread costs more than a short conversation.
     */
    public static Executor perTask(String name) {
        if (areVirtual()) {
            return task -> unstarted(name, task).start();
        }
        AtomicInteger number = new AtomicInteger();
        return new ThreadPoolExecutor(
                0,
                Integer.MAX_VALUE,
                KEPT_FREE.toSeconds(),
                TimeUnit.SECONDS,
                new SynchronousQueue<>(),
                task -> unstarted(name + "-" + number.incrementAndGet(), task));
    }

    /** {@code Thread.ofVirtual().name(name).unstarted(task)}, put together from handles. */
    private static MethodHandle findVirtual() {
        if (Runtime.version().feature() < 21) {
            return null;
        }
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> builder = Class.forName("java.lang.Thread$Builder");
            Class<?> ofVirtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle newBuilder = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(ofVirtual))
                    .asType(MethodType.methodType(builder));
            MethodHandle name = lookup.findVirtual(builder, "name", MethodType.methodType(builder, String.class));
            MethodHandle unstarted =
                    lookup.findVirtual(builder, "unstarted", MethodType.methodType(Thread.class, Runnable.class));
            MethodHandle named = MethodHandles.foldArguments(name, newBuilder);
            return MethodHandles.collectArguments(unstarted, 0, named);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
