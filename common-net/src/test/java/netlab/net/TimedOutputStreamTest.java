package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimedOutputStreamTest {
    private static final long SEED = 7_777;
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration SHORT = Duration.ofMillis(100);

    @TempDir
    private Path folder;

    /** What kind of socket is written to. */
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
        Threads.unstarted("writer", future).start();
        return future;
    }

    private static byte[] randomBytes(int length) {
        byte[] bytes = new byte[length];
        new Random(SEED).nextBytes(bytes);
        return bytes;
    }

    private FileChannel file(byte[] content) throws IOException {
        return FileChannel.open(Files.write(folder.resolve("file"), content));
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatNeverReadsIsCutOffInAWrite(Kind kind) throws Exception {
        try (SocketPair pair = kind.open()) {
            TimedOutputStream out = new TimedOutputStream(pair.ours(), SHORT);
            assertCutOff(pair, start(() -> {
                while (true) {
                    out.write(new byte[100_000]);
                }
            }));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPeerThatNeverReadsIsCutOffInATransfer(Kind kind) throws Exception {
        try (SocketPair pair = kind.open();
                FileChannel file = file(new byte[100_000])) {
            TimedOutputStream out = new TimedOutputStream(pair.ours(), SHORT);
            assertCutOff(pair, start(() -> {
                while (true) {
                    out.transferFrom(file, 0, file.size());
                }
            }));
        }
    }

    private static void assertCutOff(SocketPair pair, FutureTask<?> writing) {
        assertThatThrownBy(() -> writing.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SocketTimeoutException.class)
                .hasMessage("the peer took nothing for 100 ms");
        assertThat(pair.ours().isClosed()).isTrue();
    }

    @Test
    void aReaderOfTheSocketIsWokenToo() throws Exception {
        try (SocketPair pair = SocketPair.ofChannels()) {
            FutureTask<Integer> reading =
                    start(() -> pair.ours().getInputStream().read());
            TimedOutputStream out = new TimedOutputStream(pair.ours(), SHORT);
            assertCutOff(pair, start(() -> {
                while (true) {
                    out.write(new byte[100_000]);
                }
            }));
            assertThatThrownBy(() -> reading.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
        }
    }

    @Test
    void aSlowPeerThatDoesReadIsNotCutOff() throws Exception {
        byte[] content = new byte[1_000_000];
        Duration timeout = Duration.ofSeconds(2); // far more than a busy machine holds up the reader
        ScheduledExecutorService slowReader = Executors.newSingleThreadScheduledExecutor();
        try (SocketPair pair = SocketPair.ofChannels()) {
            pair.ours().setSendBufferSize(16 * 1024);
            pair.peers().setReceiveBufferSize(16 * 1024);
            TimedOutputStream out = new TimedOutputStream(pair.ours(), timeout);
            long begin = System.nanoTime();
            slowReader.scheduleAtFixedRate(() -> read(pair.peers(), 10_000), 0, 28, TimeUnit.MILLISECONDS);
            out.write(content);
            assertThat(System.nanoTime() - begin)
                    .as("took longer than the timeout")
                    .isGreaterThan(timeout.toNanos());
        } finally {
            slowReader.shutdownNow();
        }
    }

    private static void read(Socket socket, int bytes) {
        try {
            socket.getInputStream().readNBytes(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileArrivesAsItIs(Kind kind) throws Exception {
        byte[] content = randomBytes(3_000_000);
        try (SocketPair pair = kind.open();
                FileChannel file = file(content)) {
            TimedOutputStream out = new TimedOutputStream(pair.ours(), LONG);
            FutureTask<Void> writing = start(() -> {
                out.write('<');
                out.transferFrom(file, 0, content.length);
                out.transferFrom(file, 1_000, 500_000);
                out.transferFrom(file, 7, 0);
                out.write('>');
                pair.ours().shutdownOutput();
                return null;
            });
            InputStream in = pair.peers().getInputStream();
            assertThat(in.read()).isEqualTo('<');
            assertThat(in.readNBytes(content.length)).isEqualTo(content);
            assertThat(in.readNBytes(500_000)).isEqualTo(Arrays.copyOfRange(content, 1_000, 501_000));
            assertThat(in.readAllBytes()).containsExactly('>');
            writing.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void aFileArrivesAsItIsWhileAnotherThreadReadsTheSocketWithATimeout() throws Exception {
        byte[] content = randomBytes(8_000_000);
        try (SocketPair pair = SocketPair.ofChannels();
                FileChannel file = file(content)) {
            Thread reader = new Thread(() -> readToEnd(pair.ours()), "reads with SO_TIMEOUT");
            reader.start();
            pair.peers().getOutputStream().write(new byte[100]); // the reader is at work
            TimedOutputStream out = new TimedOutputStream(pair.ours(), LONG);
            FutureTask<Void> writing = start(() -> {
                out.transferFrom(file, 0, content.length);
                return null;
            });
            assertThat(pair.peers().getInputStream().readNBytes(content.length)).isEqualTo(content);
            writing.get(10, TimeUnit.SECONDS);
            pair.peers().close();
            reader.join();
        }
    }

    private static void readToEnd(Socket socket) {
        try {
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatEndsEarlyIsAnError(Kind kind) throws Exception {
        try (SocketPair pair = kind.open();
                FileChannel file = file(new byte[1000])) {
            TimedOutputStream out = new TimedOutputStream(pair.ours(), LONG);
            assertThatThrownBy(() -> out.transferFrom(file, 0, 1001))
                    .isInstanceOf(EOFException.class)
                    .hasMessage("the file ended after 1000 of 1001 bytes");
            assertThat(pair.peers().getInputStream().readNBytes(1000)).hasSize(1000);
        }
    }

    @Test
    void aPeerThatIsGoneIsAnErrorAndNoTimeout() throws Exception {
        try (SocketPair pair = SocketPair.open()) {
            TimedOutputStream out = new TimedOutputStream(pair.ours(), LONG);
            TcpOptions.reset(pair.peers());
            assertThatThrownBy(() -> {
                        while (true) {
                            out.write(new byte[100_000]);
                        }
                    })
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    void refusesARangeOutsideTheArray() throws Exception {
        try (SocketPair pair = SocketPair.open()) {
            TimedOutputStream out = new TimedOutputStream(pair.ours(), LONG);
            byte[] bytes = new byte[4];
            assertThatThrownBy(() -> out.write(bytes, 1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> out.write(bytes, -1, 1)).isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> out.write(bytes, 1, -1)).isInstanceOf(IndexOutOfBoundsException.class);
        }
    }

    @Test
    void closingTheStreamClosesTheSocket() throws Exception {
        try (SocketPair pair = SocketPair.open()) {
            new TimedOutputStream(pair.ours(), LONG).close();
            assertThat(pair.ours().isClosed()).isTrue();
            assertThat(pair.peers().getInputStream().read()).isEqualTo(-1);
        }
    }
}
