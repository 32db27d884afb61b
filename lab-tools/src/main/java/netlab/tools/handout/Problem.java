package netlab.tools.handout;

/**
 * What is wrong with a file, and what to do about it.
 *
 * @param file path below the root, with slashes
 * @param line counted from 1; 0 if it is about the whole file
 */
public record Problem(String file, int line, String what) {
    static Problem of(String file, String what) {
        return new Problem(file, 0, what);
    }

    /** Returns {@code file:line: what}, as compilers write it. */
    @Override
    public String toString() {
        return line == 0 ? file + ": " + what : file + ":" + line + ": " + what;
    }
}
