package netlab.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class DescriptorExhaustionTest {
    private static final int DESCRIPTORS = 64;

    /** An echo server that says on standard output where it is, and ends with its standard input. */
    static final class EchoServer {
        public static void main(String[] args) throws IOException {
            try (TcpServer server = TcpServer.named("echo")
                    .start(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            socket -> socket.getInputStream().transferTo(socket.getOutputStream()))) {
                System.out.println(server.port());
                System.in.readAllBytes();
            }
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "a process has no limit of descriptors to run into")
    void aServerThatRanOutOfDescriptorsGoesOnWhenItHasSomeAgain() throws Exception {
        List<Socket> clients = new ArrayList<>();
        try (ChildJvm child = ChildJvm.startWithDescriptors(DESCRIPTORS, EchoServer.class)) {
            int port = Integer.parseInt(child.readLine());
            for (int i = 0; i < DESCRIPTORS; i++) {
                clients.add(connect(port));
            }
            awaitLogLine(child, "cannot accept");

            List<Socket> leaving = clients.subList(0, DESCRIPTORS / 2);
            for (Socket client : leaving) {
                client.close();
            }
            leaving.clear();
            for (Socket client : clients) {
                assertEcho(client);
            }
            for (int i = 0; i < DESCRIPTORS; i++) {
                try (Socket later = connect(port)) {
                    assertEcho(later);
                }
            }
            child.process().getOutputStream().close();
            ChildJvm.Result result = child.awaitExit();
            assertThat(result.exitCode()).isZero();
            assertThat(result.err()).noneMatch(line -> line.contains("ERROR") || line.contains("SEVERE"));
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static void awaitLogLine(ChildJvm child, String words) throws InterruptedException {
        String line = child.readErrorLine();
        while (!line.contains(words)) {
            assertThat(line).doesNotContain("SEVERE");
            line = child.readErrorLine();
        }
    }

    private static Socket connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(20_000);
        return socket;
    }

    private static void assertEcho(Socket client) throws IOException {
        client.getOutputStream().write('?');
        assertThat(client.getInputStream().read()).isEqualTo('?');
    }
}
