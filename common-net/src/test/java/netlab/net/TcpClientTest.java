package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TcpClientTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void connectsWithTheLabsOptions() throws Exception {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket socket = TcpClient.connect((InetSocketAddress) listener.getLocalSocketAddress(), TIMEOUT)) {
            assertThat(socket.isConnected()).isTrue();
            assertThat(socket.getTcpNoDelay()).isTrue();
            assertThat(socket.getKeepAlive()).isTrue();
        }
    }

    @Test
    void saysWhoRefusedTheConnection() throws Exception {
        InetSocketAddress nobody;
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = (InetSocketAddress) listener.getLocalSocketAddress();
        }
        assertThatThrownBy(() -> TcpClient.connect(nobody, TIMEOUT))
                .isInstanceOf(ConnectException.class)
                .hasMessageStartingWith("cannot connect to " + Addresses.format(nobody) + ": ")
                .hasMessageEndingWith("; is the server running there?")
                .hasCauseInstanceOf(ConnectException.class);
    }

    @Test
    void saysWhichHostIsUnknown() {
        InetSocketAddress unknown = InetSocketAddress.createUnresolved("no-such-host", 9000);
        assertThatThrownBy(() -> TcpClient.connect(unknown, TIMEOUT))
                .isInstanceOf(UnknownHostException.class)
                .hasMessage("cannot connect to no-such-host:9000: unknown host");
    }

    @Test
    void writesAddressesAsPeopleDo() {
        assertThat(Addresses.format("127.0.0.1", 80)).isEqualTo("127.0.0.1:80");
        assertThat(Addresses.format("::1", 80)).isEqualTo("[::1]:80");
        assertThat(Addresses.format(InetSocketAddress.createUnresolved("localhost", 1)))
                .isEqualTo("localhost:1");
    }
}
