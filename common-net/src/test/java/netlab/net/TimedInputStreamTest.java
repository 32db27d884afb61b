package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimedInputStreamTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);

    /** What kind of socket is read from. */
    private enum Kind {
        PLAIN,
        CHANNEL;

        SocketPair open() throws IOException {
            return this == PLAIN ? SocketPair.open() : SocketPair.ofChannels();
        }
    }

    /** Runs {@code task} as a handler runs: on a virtual thread where there are any. */
    private static <T> FutureTask<T> start(Callable<T> task) {
        FutureTask<T> future = new FutureTask<>(task);
        Threads.unstarted("reader", future).start();
        return future;
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatSendsNothingIsGivenUp(Kind kind) throws Exception {
        try (SocketPair pair = kind.open()) {
            InputStream in = new TimedInputStream(pair.ours(), SHORT);
            assertGivenUp(start(in::read));
            assertGivenUp(start(in::read));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatStopsSendingIsGivenUp(Kind kind) throws Exception {
        try (SocketPair pair = kind.open()) {
            pair.peers().getOutputStream().write(new byte[] {1, 2});
            InputStream in = new TimedInputStream(pair.ours(), SHORT);
            assertThat(in.readNBytes(2)).containsExactly(1, 2);
            assertGivenUp(start(() -> in.read(new byte[10])));
        }
    }

    private static void assertGivenUp(FutureTask<?> reading) {
        assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                .cause()
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("the peer sent nothing for 100 ms");
    }

    @ParameterizedTest
    @EnumSource
    void aLastWordReachesThePeerThatWasGivenUp(Kind kind) throws Exception {
        try (SocketPair pair = kind.open()) {
            assertGivenUp(start(new TimedInputStream(pair.ours(), SHORT)::read));
            pair.ours().getOutputStream().write('!');
            pair.ours().close();
            assertThat(pair.peers().getInputStream().readAllBytes()).containsExactly('!');
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentInTimeIsReadToItsEnd(Kind kind) throws Exception {
        byte[] content = new byte[1_000_000];
        try (SocketPair pair = kind.open()) {
            FutureTask<byte[]> reading = start(new TimedInputStream(pair.ours(), LONG)::readAllBytes);
            pair.peers().getOutputStream().write(content);
            pair.peers().shutdownOutput();
            assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(content);
        }
    }

    @Test
    void bytesAreUnsigned() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            pair.peers().getOutputStream().write(0xFF);
            assertThat(new TimedInputStream(pair.ours(), LONG).read()).isEqualTo(0xFF);
        }
    }

    @Test
    void theSocketsOwnTimeoutDoesNotCount() throws Exception {
        try (SocketPair pair = SocketPair.ofChannels()) {
            pair.ours().setSoTimeout(1);
            FutureTask<Integer> reading = start(new TimedInputStream(pair.ours(), LONG)::read);
            awaitWaiting(pair.ours());
            pair.peers().getOutputStream().write(7);
            assertThat(reading.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }

    /** The reader is at work once it has changed SO_TIMEOUT. */
    private static void awaitWaiting(Socket socket) throws IOException {
        while (socket.getSoTimeout() != 0) {
            Thread.onSpinWait();
        }
    }

    @Test
    void closingItClosesTheSocket() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            new TimedInputStream(pair.ours(), LONG).close();
            assertThat(pair.ours().isClosed()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetIsAnError(Kind kind) throws Exception {
        try (SocketPair pair = kind.open()) {
            FutureTask<Integer> reading = start(new TimedInputStream(pair.ours(), LONG)::read);
            TcpOptions.reset(pair.peers());
            assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS))
                    .cause()
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }
}
