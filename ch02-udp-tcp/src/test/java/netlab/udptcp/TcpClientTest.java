package netlab.udptcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import netlab.testkit.Fault;
import netlab.testkit.FaultProxy;
import netlab.testkit.RawListener;
import netlab.testkit.RawPeer;
import netlab.testkit.TranscriptOnFailure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(TranscriptOnFailure.class)
class TcpClientTest {
    private static final String HOST = "127.0.0.1";

    @Test
    void returnsTheReplyToEachSentence() throws Exception {
        try (LoopServer server = LoopServer.tcp(HOST, 0, TcpServer::upperCase)) {
            assertThat(TcpClient.ask(HOST, server.port(), "hello")).isEqualTo("HELLO");
            assertThat(TcpClient.ask(HOST, server.port(), "")).isEmpty();
            assertThat(TcpClient.ask(HOST, server.port(), "안녕 ".repeat(2000))).isEqualTo("안녕 ".repeat(2000));
        }
    }

    @Test
    void sendsNothingBehindTheSentenceAndDoesNotEndItsSide() throws Exception {
        try (RawListener listener = RawListener.open()) {
            FutureTask<String> reply = ask(listener.port(), "hello");
            try (RawPeer client = listener.accept()) {
                client.expect("hello");
                client.expectSilence(Duration.ofMillis(50));
                client.send("HELLO");
            }
            assertThat(reply.get()).isEqualTo("HELLO");
        }
    }

    @Test
    void replyArrivesOneByteAtATime() throws Exception {
        try (LoopServer server = LoopServer.tcp(HOST, 0, TcpServer::upperCase);
                FaultProxy network = FaultProxy.to(server.port())
                        .towardsClient(Fault.split(1))
                        .start()) {
            assertThat(TcpClient.ask(HOST, network.port(), "hello 안녕")).isEqualTo("HELLO 안녕");
        }
    }

    @Test
    void saysThatTheServerClosedWithoutAReply() throws Exception {
        try (RawListener listener = RawListener.open()) {
            FutureTask<String> reply = ask(listener.port(), "hello");
            try (RawPeer client = listener.accept()) {
                client.expect("hello");
            }
            assertThatThrownBy(reply::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(EOFException.class)
                    .hasMessageContaining("connection closed without a reply");
        }
    }

    @Test
    void saysThatTheServerReset() throws Exception {
        try (RawListener listener = RawListener.open()) {
            FutureTask<String> reply = ask(listener.port(), "hello");
            RawPeer client = listener.accept();
            client.expect("hello");
            client.reset();
            assertThatThrownBy(reply::get).hasCauseInstanceOf(SocketException.class);
        }
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        int free;
        try (RawListener listener = RawListener.open()) {
            free = listener.port();
        }
        assertThatThrownBy(() -> TcpClient.ask(HOST, free, "hello")).isInstanceOf(ConnectException.class);
    }

    private static FutureTask<String> ask(int port, String sentence) {
        FutureTask<String> reply = new FutureTask<>(() -> TcpClient.ask(HOST, port, sentence));
        new Thread(reply, "client").start();
        return reply;
    }
}
