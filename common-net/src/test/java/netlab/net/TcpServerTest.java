package netlab.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TcpServerTest {
    private static final InetSocketAddress ANY_PORT = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    private static final Duration GENEROUS = Duration.ofSeconds(10);
    private static final Logger LOG = Logger.getLogger(TcpServer.class.getName());

    @BeforeAll
    static void silenceTheLog() {
        LOG.setLevel(Level.OFF); // handlers that fail are what is tested
    }

    @AfterAll
    static void restoreTheLog() {
        LOG.setLevel(null);
    }

    private static TcpServer.Builder server() {
        return TcpServer.named("test").idleTimeout(GENEROUS);
    }

    private static Socket connect(TcpServer server) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout((int) GENEROUS.toMillis());
        return socket;
    }

    private static void echo(Socket socket) throws IOException {
        socket.getInputStream().transferTo(socket.getOutputStream());
    }

    private static void assertEcho(Socket client) throws IOException {
        client.getOutputStream().write("메아리".getBytes(UTF_8));
        assertThat(new String(client.getInputStream().readNBytes(9), UTF_8)).isEqualTo("메아리");
    }

    /** Reads until the connection is over, whether by an end of stream or by a reset. */
    private static void assertOver(Socket client) throws IOException {
        try {
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (SocketException reset) {
            assertThat(reset).hasMessageContaining("reset");
        }
    }

    private static Duration timeToClose(TcpServer server) {
        long start = System.nanoTime();
        server.close();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    // From the first client to the last

    @Test
    void isBoundToAFreePortWhenStartReturns() throws Exception {
        try (TcpServer server = server().start(ANY_PORT, TcpServerTest::echo);
                Socket client = connect(server)) {
            assertThat(server.port()).isPositive();
            assertEcho(client);
        }
    }

    @Test
    void servesTwoHundredClientsAtOnce() throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(200);
        CountDownLatch allConnected = new CountDownLatch(200);
        try (TcpServer server = server().start(ANY_PORT, TcpServerTest::echo)) {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                results.add(clients.submit(() -> {
                    try (Socket client = connect(server)) {
                        assertEcho(client);
                        allConnected.countDown();
                        assertThat(allConnected.await(10, TimeUnit.SECONDS)).isTrue();
                        assertEcho(client);
                    }
                    return null;
                }));
            }
            for (Future<?> result : results) {
                result.get(20, TimeUnit.SECONDS);
            }
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void anIdleClientDoesNotHoldUpTheNext() throws Exception {
        try (TcpServer server = server().start(ANY_PORT, TcpServerTest::echo);
                Socket idle = connect(server);
                Socket client = connect(server)) {
            assertEcho(client);
            assertEcho(idle);
        }
    }

    @Test
    void aClientBeyondTheCapWaitsUntilOneLeaves() throws Exception {
        try (TcpServer server = server().maxConnections(2).start(ANY_PORT, TcpServerTest::echo);
                Socket first = connect(server);
                Socket second = connect(server);
                Socket third = connect(server)) {
            assertEcho(first);
            assertEcho(second);
            assertThat(server.connectionCount()).isEqualTo(2);
            third.getOutputStream().write("메아리".getBytes(UTF_8));
            third.setSoTimeout(200);
            assertThatThrownBy(() -> third.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
            assertThat(server.connectionCount()).isEqualTo(2);
            first.shutdownOutput();
            third.setSoTimeout((int) GENEROUS.toMillis());
            assertThat(third.getInputStream().readNBytes(9)).hasSize(9);
        }
    }

    @Test
    void aSilentClientIsLeftAfterTheIdleTimeout() throws Exception {
        try (TcpServer server = server().idleTimeout(Duration.ofMillis(100)).start(ANY_PORT, TcpServerTest::echo);
                Socket client = connect(server)) {
            assertEcho(client);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void aHandlerThatFailsEndsItsOwnConnectionOnly() throws Exception {
        List<Throwable> failures =
                List.of(new IllegalStateException("bug"), new StackOverflowError(), new IOException("peer"));
        var remaining = new java.util.concurrent.ConcurrentLinkedQueue<>(failures);
        TcpServer.Handler handler = socket -> {
            Throwable failure = remaining.poll();
            if (failure instanceof RuntimeException e) {
                throw e;
            } else if (failure instanceof Error e) {
                throw e;
            } else if (failure instanceof IOException e) {
                throw e;
            }
            echo(socket);
        };
        try (TcpServer server = server().maxConnections(1).start(ANY_PORT, handler)) {
            for (int i = 0; i < failures.size(); i++) {
                try (Socket client = connect(server)) {
                    assertThat(client.getInputStream().read()).isEqualTo(-1);
                }
            }
            try (Socket client = connect(server)) {
                assertEcho(client);
            }
        }
    }

    @Test
    void aClientThatResetsDoesNotHarmTheNext() throws Exception {
        try (TcpServer server = server().maxConnections(1).start(ANY_PORT, TcpServerTest::echo)) {
            for (int i = 0; i < 20; i++) {
                Socket client = connect(server);
                client.getOutputStream().write(new byte[100]);
                TcpOptions.reset(client);
            }
            try (Socket client = connect(server)) {
                assertEcho(client);
            }
        }
    }

    @Test
    void aReplyArrivesWholeThoughTheRequestWasNotReadToItsEnd() throws Exception {
        byte[] reply = new byte[200_000];
        TcpServer.Handler rude = socket -> {
            socket.getInputStream().read();
            socket.getOutputStream().write(reply);
        };
        try (TcpServer server = server().start(ANY_PORT, rude);
                Socket client = connect(server)) {
            client.getOutputStream().write(new byte[100_000]);
            assertThat(client.getInputStream().readAllBytes()).hasSize(reply.length);
        }
    }

    @Test
    void aPeerThatNeverStopsSendingIsNotReadForEver() throws Exception {
        try (TcpServer server = server().maxConnections(1).start(ANY_PORT, socket -> {});
                Socket client = connect(server)) {
            assertThatThrownBy(() -> {
                        while (true) {
                            client.getOutputStream().write(new byte[64 * 1024]);
                        }
                    })
                    .isInstanceOf(SocketException.class);
        }
    }

    @Test
    void connectionsHaveTheLabsOptionsAChannelAndAThreadNamedAfterThem() throws Exception {
        CompletableFuture<String> seen = new CompletableFuture<>();
        TcpServer.Handler handler = socket -> seen.complete(socket.getTcpNoDelay() + " " + socket.getKeepAlive() + " "
                + socket.getSoTimeout() + " " + (socket.getChannel() != null) + " "
                + Thread.currentThread().getName());
        try (TcpServer server = server().start(ANY_PORT, handler);
                Socket client = connect(server)) {
            assertThat(seen.get(10, TimeUnit.SECONDS))
                    .isEqualTo("true true 10000 true test-127.0.0.1:" + client.getLocalPort());
        }
    }

    // Where it cannot start

    @Test
    void aPortThatIsTakenIsNamed() throws Exception {
        try (TcpServer first = server().start(ANY_PORT, TcpServerTest::echo)) {
            InetSocketAddress taken = new InetSocketAddress("127.0.0.1", first.port());
            assertThatThrownBy(() -> server().start(taken, TcpServerTest::echo))
                    .isInstanceOf(BindException.class)
                    .hasMessageStartingWith("cannot listen on 127.0.0.1:" + first.port() + ": ")
                    .hasMessageEndingWith("; choose another port, or 0 for a free one");
        }
    }

    @Test
    void aHostThatIsUnknownIsNamed() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host", 0);
        assertThatThrownBy(() -> server().start(unknown, TcpServerTest::echo))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("cannot listen on no-such-host:0: unknown host");
    }

    @Test
    void limitsThatMakeNoSenseAreRefused() {
        assertThatThrownBy(() -> server().maxConnections(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server().idleTimeout(Duration.ofMillis(-1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> server().idleTimeout(Duration.ofDays(30)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    // How it ends

    @Test
    void closeWakesAHandlerThatIsBlockedInARead() throws Exception {
        for (Duration idleTimeout : List.of(Duration.ZERO, GENEROUS)) {
            TcpServer server = server().idleTimeout(idleTimeout).start(ANY_PORT, TcpServerTest::echo);
            try (Socket client = connect(server)) {
                assertEcho(client);
                CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> readAndLeave(client));
                assertThat(timeToClose(server)).isLessThan(Duration.ofSeconds(4)); // the grace period is 5
                assertThat(end.get(10, TimeUnit.SECONDS)).isEqualTo(-1);
            }
        }
    }

    private static int readAndLeave(Socket client) {
        try (client) {
            return client.getInputStream().read();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void closeLetsAReplyBeFinished() throws Exception {
        TcpServer.Handler handler = socket -> {
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write("the first half, ".getBytes(UTF_8));
            assertThat(in.read()).isEqualTo(-1); // close() has begun
            socket.getOutputStream().write("the second half".getBytes(UTF_8));
        };
        TcpServer server = server().start(ANY_PORT, handler);
        try (Socket client = connect(server)) {
            InputStream in = client.getInputStream();
            assertThat(in.read()).isEqualTo('t');
            Thread closing = new Thread(server::close);
            closing.start();
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo("he first half, the second half");
            closing.join();
        }
    }

    @Test
    void closeReturnsAfterTheGracePeriodWhateverAHandlerDoes() throws Exception {
        CountDownLatch started = new CountDownLatch(2);
        CountDownLatch released = new CountDownLatch(1);
        TcpServer.Handler stubborn = socket -> {
            started.countDown();
            boolean waiting = true;
            while (waiting) {
                try {
                    released.await();
                    waiting = false;
                } catch (InterruptedException e) {
                    // that is what it is like
                }
            }
        };
        TcpServer server = server().gracePeriod(Duration.ofMillis(200)).start(ANY_PORT, stubborn);
        try (Socket first = connect(server);
                Socket second = connect(server)) {
            started.await();
            assertThat(timeToClose(server)).isBetween(Duration.ofMillis(200), Duration.ofSeconds(8));
            assertOver(first);
            assertOver(second);
        } finally {
            released.countDown();
        }
    }

    @Test
    void closeTakesAConnectionFromAHandlerThatIsBlockedInAWrite() throws Exception {
        assertCloseUnblocks(socket -> {
            while (true) {
                socket.getOutputStream().write(new byte[100_000]);
            }
        });
    }

    @Test
    void closeTakesAConnectionFromAHandlerThatIsBlockedInATransfer(@TempDir Path folder) throws Exception {
        Path path = Files.write(folder.resolve("file"), new byte[100_000]);
        assertCloseUnblocks(socket -> {
            try (FileChannel file = FileChannel.open(path)) {
                while (true) {
                    new TimedOutputStream(socket, GENEROUS).transferFrom(file, 0, file.size());
                }
            }
        });
    }

    private static void assertCloseUnblocks(TcpServer.Handler handler) throws Exception {
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        TcpServer server = server().gracePeriod(Duration.ofMillis(100)).start(ANY_PORT, socket -> {
            try {
                handler.handle(socket);
            } catch (Throwable e) {
                ended.complete(e);
                throw e;
            }
        });
        try (Socket client = connect(server)) {
            assertThat(client.getInputStream().read()).isZero();
            assertThat(timeToClose(server)).isLessThan(Duration.ofSeconds(8));
            assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void aHandlerMayCloseItsServerAndStillReply() throws Exception {
        CompletableFuture<TcpServer> self = new CompletableFuture<>();
        TcpServer server = server().start(ANY_PORT, socket -> {
            self.join().close();
            socket.getOutputStream().write("bye".getBytes(UTF_8));
        });
        self.complete(server);
        try (Socket client = connect(server)) {
            assertThat(new String(client.getInputStream().readAllBytes(), UTF_8))
                    .isEqualTo("bye");
            server.awaitClosed();
        }
    }

    @Test
    void twoHandlersMayCloseTheirServer() throws Exception {
        CompletableFuture<TcpServer> self = new CompletableFuture<>();
        CountDownLatch both = new CountDownLatch(2);
        TcpServer server = server().start(ANY_PORT, socket -> {
            both.countDown();
            self.join().close();
        });
        try (Socket first = connect(server);
                Socket second = connect(server)) {
            both.await();
            self.complete(server);
            assertOver(first);
            assertOver(second);
            server.awaitClosed();
        }
    }

    @Test
    void closeMayBeCalledTwiceAndFromTwoThreads() throws Exception {
        TcpServer server = server().start(ANY_PORT, TcpServerTest::echo);
        FutureTask<Void> other = new FutureTask<>(server::close, null);
        new Thread(other).start();
        server.close();
        other.get(10, TimeUnit.SECONDS);
        assertThat(timeToClose(server)).isLessThan(Duration.ofSeconds(1));
        server.awaitClosed();
    }

    @Test
    void closeReleasesThePort() throws Exception {
        TcpServer first = server().start(ANY_PORT, TcpServerTest::echo);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), first.port());
        try (Socket client = connect(first)) {
            assertEcho(client);
            first.close();
            assertThatThrownBy(() -> connect(first)).isInstanceOf(ConnectException.class);
            try (TcpServer second = server().start(address, TcpServerTest::echo);
                    Socket next = connect(second)) {
                assertEcho(next);
            }
        }
    }

    @Test
    void closeReturnsOnlyWhenItsHandlersAreDone() throws Exception {
        AtomicBoolean done = new AtomicBoolean();
        TcpServer server = server().start(ANY_PORT, socket -> {
            echo(socket);
            done.set(true);
        });
        try (Socket client = connect(server)) {
            assertEcho(client);
            client.shutdownOutput();
            server.close();
            assertThat(done).isTrue();
            assertThat(server.connectionCount()).isZero();
        }
    }

    @Test
    void anInterruptedCallerClosesWithoutGrace() throws Exception {
        CountDownLatch started = new CountDownLatch(1);
        CompletableFuture<Throwable> ended = new CompletableFuture<>();
        TcpServer server = server().gracePeriod(Duration.ofMinutes(1)).start(ANY_PORT, socket -> {
            started.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                ended.complete(e);
            }
        });
        try (Socket client = connect(server)) {
            started.await();
            Thread.currentThread().interrupt();
            assertThat(timeToClose(server)).isLessThan(Duration.ofSeconds(8));
            assertThat(Thread.interrupted()).as("stays interrupted").isTrue();
            assertThat(ended.get(10, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
            assertOver(client);
        }
    }
}
