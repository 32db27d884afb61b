package netlab.ai.hub;

import java.io.PrintStream;
import java.util.Locale;

/** Says how far a download is, a line every tenth. */
final class Progress {
    private static final double MEGA = 1e6;

    private final String file;
    private final long size;
    private final PrintStream out;
    private long said = -1;

    Progress(String file, long size, PrintStream out) {
        this.file = file;
        this.size = size;
        this.out = out;
    }

    void at(long bytes) {
        long tenth = size > 0 ? bytes * 10 / size : bytes / 10_000_000;
        if (tenth > said) {
            said = tenth;
            out.printf(
                    Locale.ROOT,
                    "%-24s %8.1f MB%s%n",
                    file,
                    bytes / MEGA,
                    size > 0 ? String.format(Locale.ROOT, " of %.1f MB, %d %%", size / MEGA, bytes * 100 / size) : "");
        }
    }
}
