package netlab.basics;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import netlab.net.TcpServer;
import netlab.net.TimedInputStream;
import netlab.net.cli.ServerRun;
import netlab.net.cli.Stdio;

/**
 * The echo of the TCP lecture, step 6: {@link EchoReusableServer} again, with the reusable class that all homeworks and
 * applications of the lab use. It has a limit on connections, an idle timeout, and an end that lets replies finish.
 *
 * <p>It needs common-net, so {@code java EchoTcpServer.java} does not run it; {@code Main}'s {@code echo-tcpserver
 * server} does. TCP lecture, port 2500.
 */
public final class EchoTcpServer {
    private static final Duration IDLE_TIMEOUT = Duration.ofMinutes(2);

    /** Each fill costs two system calls: with 1 KiB, as in the steps before, a long message costs many. */
    private static final int BUFFER_BYTES = 16 * 1024;

    private EchoTcpServer() {}

    static TcpServer start(String host, int port) throws IOException {
        return TcpServer.named("echo-tcpserver").start(new InetSocketAddress(host, port), EchoTcpServer::echo);
    }

    private static void echo(Socket client) throws IOException {
        InputStream in = new TimedInputStream(client, IDLE_TIMEOUT);
        OutputStream out = client.getOutputStream();
        byte[] buffer = new byte[BUFFER_BYTES];
        int n = in.read(buffer);
        while (n >= 0) {
            out.write(buffer, 0, n);
            n = in.read(buffer);
        }
    }

    static void run(String host, int port) throws IOException, InterruptedException {
        try (TcpServer server = start(host, port)) {
            ServerRun.untilStopped(server, "echo-tcpserver", host, Stdio.system());
        }
    }
}
