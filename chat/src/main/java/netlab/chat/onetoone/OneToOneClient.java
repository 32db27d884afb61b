package netlab.chat.onetoone;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import netlab.chat.console.ChatConsole;
import netlab.chat.wire.ChatConnection;

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
        try (ChatConnection connection = ChatConnection.connect(address, CONNECT_TIMEOUT, plain)) {
            Talk.run(connection, console, "server");
        }
    }
}
