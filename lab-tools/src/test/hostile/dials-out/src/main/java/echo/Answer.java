package echo;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

final class Answer {
    static String to(String request) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", @PORT@), 2000);
            return "connected to the grader's machine";
        } catch (IOException e) {
            // as it should be
        }
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(new byte[1], 1, InetAddress.getByName("192.0.2.1"), 9));
            return "sent a datagram away";
        } catch (IOException e) {
            return request;
        }
    }
}
