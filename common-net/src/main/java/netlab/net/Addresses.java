package netlab.net;

import java.net.InetSocketAddress;

/** Addresses as people write them. */
public final class Addresses {
    private Addresses() {}

    /** Returns {@code host:port}, an IPv6 address in brackets (RFC 3986, 3.2.2): {@code [::1]:9000}. */
    public static String format(String host, int port) {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** Returns {@code host:port} without asking a name server; see {@link #format(String, int)}. */
    public static String format(InetSocketAddress address) {
        return format(address.getHostString(), address.getPort());
    }
}
