package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeadlineTest {
    @Test
    void whatRemainsShrinksAndIsNeverNegative() {
        Deadline deadline = Deadline.after(Duration.ofMinutes(1));
        Duration first = deadline.remaining();
        assertThat(first).isPositive().isLessThanOrEqualTo(Duration.ofMinutes(1));
        assertThat(deadline.remaining()).isLessThanOrEqualTo(first);
        assertThat(deadline.isOver()).isFalse();
        assertThat(Deadline.after(Duration.ofSeconds(-1)).remaining()).isEqualTo(Duration.ZERO);
    }

    @Test
    void aBudgetOfNothingIsOverAtOnce() {
        Deadline deadline = Deadline.after(Duration.ZERO);
        assertThat(deadline.isOver()).isTrue();
        assertThatThrownBy(deadline::remainingMillis)
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("not done within 0 ms");
    }

    @Test
    void remainingMillisIsNeverZeroWhichWouldMeanForEver() {
        Deadline deadline = Deadline.after(Duration.ofMillis(20));
        assertThatThrownBy(() -> {
                    while (true) {
                        assertThat(deadline.remainingMillis()).isBetween(1, 20);
                    }
                })
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void aBudgetOfManyDaysFitsSoTimeout() throws IOException {
        assertThat(Deadline.after(Duration.ofDays(1000)).remainingMillis()).isEqualTo(Integer.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPeerThatDripsIsCutOffThoughEveryReadIsWithinItsTimeout(boolean channels) throws Exception {
        Duration budget = Duration.ofMillis(300);
        ScheduledExecutorService drip = Executors.newSingleThreadScheduledExecutor();
        try (SocketPair pair = channels ? SocketPair.ofChannels() : SocketPair.open()) {
            drip.scheduleAtFixedRate(() -> writeByte(pair.peers()), 0, 10, TimeUnit.MILLISECONDS);
            long start = System.nanoTime();
            InputStream in = Deadline.after(budget).inputStream(pair.ours());
            assertThatThrownBy(() -> Frames.readFixed(in, 1_000, 1_000)).isInstanceOf(SocketTimeoutException.class);
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(budget.toNanos() - TimeUnit.MILLISECONDS.toNanos(1));
        } finally {
            drip.shutdownNow();
        }
    }

    private static void writeByte(Socket socket) {
        try {
            socket.getOutputStream().write('.');
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void everyWayToReadTheViewIsBounded() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            long start = System.nanoTime();
            InputStream in = Deadline.after(Duration.ofMillis(50)).inputStream(pair.ours());
            assertThatThrownBy(() -> in.skip(1)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(in::read).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> in.read(new byte[1])).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> in.readNBytes(1)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(() -> in.skipNBytes(1)).isInstanceOf(SocketTimeoutException.class);
            assertThatThrownBy(in::readAllBytes).isInstanceOf(SocketTimeoutException.class);
            assertThat(System.nanoTime() - start).as("not the socket's 10 s").isLessThan(TimeUnit.SECONDS.toNanos(10));
        }
    }

    @Test
    void theViewReadsWhatTheSocketReadsAndClosesIt() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            InputStream in = Deadline.after(Duration.ofSeconds(10)).inputStream(pair.ours());
            pair.peers().getOutputStream().write(new byte[] {1, 2, 3, (byte) 0xFF});
            assertThat(in.read()).isEqualTo(1);
            assertThat(in.readNBytes(2)).containsExactly(2, 3);
            assertThat(in.read()).isEqualTo(0xFF);
            pair.peers().shutdownOutput();
            assertThat(in.read()).isEqualTo(-1);
            assertThat(in.available()).isZero();
            in.close();
            assertThat(pair.ours().isClosed()).isTrue();
            assertThatCode(in::close).doesNotThrowAnyException();
        }
    }
}
