package netlab.nameid;

import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;

/** A student's name, in any script: 1 to {@value #MAX_BYTES} bytes of UTF-8, not blank, on one line. */
record Name(String value) {
    /** Longer than any name; short enough that nobody fills memory with one. */
    static final int MAX_BYTES = 1_024;

    Name {
        String problem = problemWith(value);
        if (problem != null) {
            throw new IllegalArgumentException(problem);
        }
    }

    /**
     * Returns the name that a peer sent, without the blanks around it.
     *
     * @throws ProtocolException if it is not one
     */
    static Name received(String text) throws ProtocolException {
        String value = text.strip();
        String problem = problemWith(value);
        if (problem != null) {
            throw new ProtocolException(problem);
        }
        return new Name(value);
    }

    private static String problemWith(String value) {
        if (value.isBlank()) {
            return "expected a name, got none";
        }
        int length = value.getBytes(StandardCharsets.UTF_8).length;
        if (length > MAX_BYTES) {
            return "expected a name of at most " + MAX_BYTES + " bytes, got " + length;
        }
        if (value.indexOf('\n') >= 0) {
            return "expected a name on one line, got several";
        }
        return null;
    }

    /** The name with every control character replaced: one program must not steer the terminal of another. */
    String printable() {
        return value.replaceAll("\\p{Cntrl}", "\uFFFD");
    }
}
