package netlab.net.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a port number, 0 to 65,535; 0 stands for "any free one". */
public final class PortConverter implements ITypeConverter<Integer> {
    private static final int MAX_PORT = 65_535;

    @Override
    public Integer convert(String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= MAX_PORT) {
                return port;
            }
        } catch (NumberFormatException e) {
            // the sentence below says it for both
        }
        throw new TypeConversionException("expected a port of 0 to " + MAX_PORT + ", got '" + value + "'");
    }
}
