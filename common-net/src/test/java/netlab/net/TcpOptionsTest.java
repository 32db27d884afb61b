package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;

class TcpOptionsTest {
    @Test
    void smallRepliesAreNotHeldBackAndDeadPeersAreFound() throws IOException {
        try (SocketPair plain = SocketPair.open();
                SocketPair channels = SocketPair.ofChannels()) {
            for (Socket socket : new Socket[] {plain.ours(), channels.ours()}) {
                TcpOptions.apply(socket);
                assertThat(socket.getTcpNoDelay()).isTrue();
                assertThat(socket.getKeepAlive()).isTrue();
            }
        }
    }

    @Test
    void keepAliveHasItsTimesWhereThePlatformHasThem() throws IOException {
        try (SocketPair pair = SocketPair.ofChannels()) {
            assumeTrue(pair.ours().supportedOptions().contains(ExtendedSocketOptions.TCP_KEEPIDLE));
            TcpOptions.apply(pair.ours());
            assertThat(pair.ours().getOption(ExtendedSocketOptions.TCP_KEEPIDLE))
                    .isEqualTo(60);
            assertThat(pair.ours().getOption(ExtendedSocketOptions.TCP_KEEPINTERVAL))
                    .isEqualTo(10);
            assertThat(pair.ours().getOption(ExtendedSocketOptions.TCP_KEEPCOUNT))
                    .isEqualTo(3);
        }
    }

    @Test
    void resetIsSeenAsAnErrorAndNotAsAnEnd() throws IOException {
        try (SocketPair pair = SocketPair.open()) {
            TcpOptions.reset(pair.ours());
            assertThat(pair.ours().isClosed()).isTrue();
            assertThatThrownBy(() -> pair.peers().getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void resetClosesASocketWhoseOptionsCannotBeSet() throws IOException {
        boolean[] closed = new boolean[1];
        Socket refusing = new Socket() {
            @Override
            public void setSoLinger(boolean on, int seconds) throws SocketException {
                throw new SocketException("Invalid argument");
            }

            @Override
            public synchronized void close() throws IOException {
                closed[0] = true;
                super.close();
            }
        };
        assertThatThrownBy(() -> TcpOptions.reset(refusing)).isInstanceOf(SocketException.class);
        assertThat(closed[0]).isTrue();
    }
}
