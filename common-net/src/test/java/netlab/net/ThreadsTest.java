package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ThreadsTest {
    @Test
    void threadsAreVirtualFromJava21On() throws Exception {
        boolean expected = Runtime.version().feature() >= 21;
        CompletableFuture<Thread> ran = new CompletableFuture<>();
        Threads.unstarted("t", () -> ran.complete(Thread.currentThread())).start();
        Thread thread = ran.get(10, TimeUnit.SECONDS);
        assertThat(Threads.areVirtual()).isEqualTo(expected);
        assertThat(isVirtual(thread)).isEqualTo(expected);
    }

    /** {@code Thread.isVirtual()}, which Java 17 does not have. */
    private static boolean isVirtual(Thread thread) throws ReflectiveOperationException {
        return Runtime.version().feature() >= 21
                && (boolean) Thread.class.getMethod("isVirtual").invoke(thread);
    }

    @Test
    void aThreadIsNamedAndDaemonAndNotStarted() {
        Thread thread = Threads.unstarted("echo-127.0.0.1:9000", () -> {});
        assertThat(thread.getName()).isEqualTo("echo-127.0.0.1:9000");
        assertThat(thread.isDaemon()).isTrue();
        assertThat(thread.getState()).isEqualTo(Thread.State.NEW);
    }
}
