package echo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

public final class Main {
    public static void main(String... args) throws IOException {
        int port = Integer.parseInt(args[0]);
        try (ServerSocket listener = new ServerSocket(port, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.println("echo listening on 127.0.0.1:" + port);
            byte[] line = "all work and no play\n".repeat(10_000).getBytes();
            for (int i = 0; i < 200; i++) {
                System.out.write(line, 0, line.length);
            }
            System.out.flush();
            while (true) {
                Socket socket = listener.accept();
                new Thread(() -> Conversation.hold(socket)).start();
            }
        }
    }
}
