package netlab.tools.tap;

import java.net.InetSocketAddress;
import netlab.net.cli.EndpointOptions;
import netlab.net.cli.PortConverter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 9001}, {@code localhost:9001} or {@code [::1]:9001}; the host is looked up. */
final class EndpointConverter implements ITypeConverter<InetSocketAddress> {
    private final PortConverter ports = new PortConverter();

    @Override
    public InetSocketAddress convert(String value) {
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? EndpointOptions.DEFAULT_HOST : value.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isBlank() || host.contains(":") && !bracketed) {
            throw new TypeConversionException("expected PORT or HOST:PORT, got '" + value + "'");
        }
        return new InetSocketAddress(
                bracketed ? host.substring(1, host.length() - 1) : host, ports.convert(value.substring(colon + 1)));
    }
}
