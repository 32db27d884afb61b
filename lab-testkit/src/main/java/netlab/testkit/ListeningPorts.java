package netlab.testkit;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Finds out whether somebody listens on a port, if possible without knocking. */
public final class ListeningPorts {
    private static final Path TCP = Path.of("/proc/net/tcp");
    private static final int CONNECT_MILLIS = 1000;

    /** States in /proc/net (the kernel's tcp_states.h): a TCP listener is 0A, a bound UDP socket 07. */
    private static final List<String> TABLES = List.of("tcp 0A", "tcp6 0A", "udp 07", "udp6 07");

    private ListeningPorts() {}

    /** Tells whether a TCP listener or a UDP socket is bound to {@code port}; on Linux whatever {@code host} is. */
    public static boolean isBound(String host, int port) {
        return Files.isReadable(TCP) ? isInTables(port) : accepts(host, port);
    }

    private static boolean isInTables(int port) {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        for (String table : TABLES) {
            String[] nameAndState = table.split(" ");
            try {
                String text = Files.readString(TCP.resolveSibling(nameAndState[0]), StandardCharsets.US_ASCII);
                if (text.lines().anyMatch(line -> isListener(line, suffix, nameAndState[1]))) {
                    return true;
                }
            } catch (IOException e) {
                continue; // a kernel without IPv6 has no such table
            }
        }
        return false;
    }

    /** A line is: number, local address:port, remote address:port, state … */
    private static boolean isListener(String line, String localSuffix, String state) {
        String[] fields = line.trim().split("\\s+", 5);
        return fields.length == 5 && fields[1].endsWith(localSuffix) && fields[3].equals(state);
    }

    private static boolean accepts(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
