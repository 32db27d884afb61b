package netlab.basics;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * What addresses this machine has and what kind each is, what port numbers are for, and what binding to the wildcard
 * address means: a server bound to {@code 0.0.0.0} answers at every address, one bound to {@code 127.0.0.1} there only.
 *
 * <p>Alone: {@code java AddressesAndPorts.java}.
 *
 * <p>Left out on purpose: names, and who looks them up; see {@link InetAddress#getAllByName}.
 */
public final class AddressesAndPorts {
    private static final int CONNECT_TIMEOUT_MS = 1_000;

    private AddressesAndPorts() {}

    static void run() throws IOException {
        List<InetAddress> addresses = new ArrayList<>();
        System.out.println("addresses of this machine");
        for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
            for (InetAddress address : network.inetAddresses().toList()) {
                addresses.add(address);
                System.out.printf("  %-10s %-40s %s%n", network.getName(), address.getHostAddress(), kind(address));
            }
        }

        System.out.println("ports (RFC 6335)");
        System.out.println("      0 -  1023  well-known  80 is HTTP; binding them may need the administrator");
        System.out.println("   1024 - 49151  registered  for anybody's servers, such as the labs' 2500 and 9000");
        System.out.println("  49152 - 65535  dynamic     for clients, and for whoever asks for port 0");

        System.out.println("who answers where");
        try (ServerSocket everywhere = new ServerSocket(0, 50, InetAddress.getByName("0.0.0.0"));
                ServerSocket loopback = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"))) {
            System.out.printf("  %-40s %-12s %s%n", "connecting to", "bound to all", "bound to 127.0.0.1");
            for (InetAddress address : addresses) {
                System.out.printf(
                        "  %-40s %-12s %s%n",
                        address.getHostAddress(),
                        connect(address, everywhere.getLocalPort()),
                        connect(address, loopback.getLocalPort()));
            }
        }
    }

    /** Returns what sort of address it is, by RFC 1122, 3927, 1918, 4291 and 4193. */
    static String kind(InetAddress address) {
        String family = address instanceof Inet4Address ? "IPv4 " : "IPv6 ";
        if (address.isLoopbackAddress()) {
            return family + "loopback: this machine only";
        }
        if (address.isLinkLocalAddress()) {
            return family + "link-local: this network segment only";
        }
        if (address.isMulticastAddress()) {
            return family + "multicast: a group";
        }
        boolean uniqueLocal = !(address instanceof Inet4Address) && (address.getAddress()[0] & 0xFE) == 0xFC;
        if (address.isSiteLocalAddress() || uniqueLocal) {
            return family + "private: this site only, behind address translation";
        }
        return family + "global";
    }

    private static String connect(InetAddress address, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, port), CONNECT_TIMEOUT_MS);
            return "answers";
        } catch (IOException e) {
            return "refused";
        }
    }

    public static void main(String[] args) throws IOException {
        run();
    }
}
