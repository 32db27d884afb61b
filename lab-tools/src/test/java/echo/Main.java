package echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** The server. */
public final class Main {
    private Main() {}

    /** Listens on the port that is the first argument. */
    public static void main(String... args) throws IOException {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("echo listening on 127.0.0.1:" + port);
            while (true) {
                Socket socket = listener.accept();
                new Thread(() -> Conversation.hold(socket)).start();
            }
        }
    }
}
