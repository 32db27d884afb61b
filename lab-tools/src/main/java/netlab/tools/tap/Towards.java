package netlab.tools.tap;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The direction in which faults happen, by whom they happen to. */
enum Towards {
    SERVER,
    CLIENT,
    BOTH;

    boolean includes(Towards side) {
        return this == side || this == BOTH;
    }

    /** Reads {@code server}, {@code client}, {@code both}. */
    static final class Converter implements ITypeConverter<Towards> {
        @Override
        public Towards convert(String value) {
            return switch (value) {
                case "server" -> SERVER;
                case "client" -> CLIENT;
                case "both" -> BOTH;
                default -> throw new TypeConversionException("expected server, client or both, got '" + value + "'");
            };
        }
    }
}
