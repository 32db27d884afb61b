package netlab.chat.onetoone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import netlab.chat.console.ChatConsole;
import netlab.chat.wire.ChatConnection;
import netlab.net.TcpClient;

/** The side that calls. */
public final class OneToOneClient {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private OneToOneClient() {}

    /**
     * Connects, and talks until either side leaves.
     *
     * @param plain whether lines go out without a newline, for a handout server
     */
    public static void run(InetSocketAddress address, ChatConsole console, boolean plain) throws IOException {
        try (ChatConnection connection = connect(address, plain)) {
            Talk.run(connection, console, "server");
        }
    }

    /** The other side may be a handout program, which ends no line: what it sends must be seen even without --plain. */
    private static ChatConnection connect(InetSocketAddress address, boolean plain) throws IOException {
        return new ChatConnection(TcpClient.connect(address, CONNECT_TIMEOUT), plain, false);
    }
}
