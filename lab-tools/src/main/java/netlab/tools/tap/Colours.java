package netlab.tools.tap;

import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A colour a side, of those of ECMA-48 that are legible on light and on dark. */
enum Colours {
    NONE("", "", "", ""),
    ANSI("\u001B[36m", "\u001B[33m", "\u001B[35m", "\u001B[0m");

    private final String towardsServer;
    private final String towardsClient;
    private final String note;
    private final String reset;

    /** What {@code --color} says. */
    enum When {
        AUTO,
        ALWAYS,
        NEVER;

        /** Reads {@code auto}, {@code always}, {@code never}. */
        static final class Converter implements ITypeConverter<When> {
            @Override
            public When convert(String value) {
                return switch (value) {
                    case "auto" -> AUTO;
                    case "always" -> ALWAYS;
                    case "never" -> NEVER;
                    default -> throw new TypeConversionException("expected auto, always or never, got '" + value + "'");
                };
            }
        }
    }

    Colours(String towardsServer, String towardsClient, String note, String reset) {
        this.towardsServer = towardsServer;
        this.towardsClient = towardsClient;
        this.note = note;
        this.reset = reset;
    }

    /** Unless told otherwise: colours at a terminal, if its user has not set NO_COLOR (no-color.org). */
    static Colours choose(When when, boolean atATerminal, Map<String, String> environment) {
        boolean unwanted = !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return switch (when) {
            case ALWAYS -> ANSI;
            case NEVER -> NONE;
            case AUTO -> atATerminal && !unwanted ? ANSI : NONE;
        };
    }

    /** Returns {@code lines}, which end in a line end, in the colour of the client's side, or else the server's. */
    String side(boolean fromClientsSide, String lines) {
        return paint(fromClientsSide ? towardsServer : towardsClient, lines);
    }

    /** Returns {@code lines}, which end in a line end, in the colour of neither side. */
    String note(String lines) {
        return paint(note, lines);
    }

    private String paint(String colour, String lines) {
        return colour + lines.substring(0, lines.length() - 1) + reset + "\n";
    }
}
