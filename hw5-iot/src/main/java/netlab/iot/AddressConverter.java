package netlab.iot;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code HOST:PORT}, an IPv6 address in brackets: {@code [::1]:9101}. */
final class AddressConverter implements ITypeConverter<DeviceClient.Address> {
    @Override
    public DeviceClient.Address convert(String value) {
        int colon = value.lastIndexOf(':');
        String host = colon < 0 ? "" : value.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        try {
            int port = Integer.parseInt(value.substring(colon + 1));
            if (!host.isBlank() && (bracketed || host.indexOf(':') < 0) && port > 0 && port <= 65_535) {
                return new DeviceClient.Address(bracketed ? host.substring(1, host.length() - 1) : host, port);
            }
        } catch (NumberFormatException e) {
            // the sentence below says it for all
        }
        throw new TypeConversionException("expected HOST:PORT, got '" + value + "'");
    }
}
