package netlab.testkit;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;

/** Forwards the first bytes, then does something final, and drops the rest. */
final class CutLink extends Link.Faulty {
    static final Duration FOR_EVER = Duration.ofDays(1);

    private final String name;
    private final Consumer<Link> action;
    /** Bytes until the cut. */
    private long left;

    private boolean cut;

    CutLink(Link next, long bytes, String name, Consumer<Link> action) {
        super(next);
        this.left = bytes;
        this.name = name;
        this.action = action;
    }

    @Override
    public void open() {
        next.open();
        cutIfDue();
    }

    @Override
    public void send(byte[] bytes) {
        if (cut) {
            return;
        }
        byte[] first = bytes.length <= left ? bytes : Arrays.copyOf(bytes, (int) left);
        next.send(first);
        left -= first.length;
        cutIfDue();
    }

    @Override
    public void end() {
        if (!cut) {
            next.end();
        }
    }

    @Override
    public void reset() {
        if (!cut) {
            next.reset();
        }
    }

    private void cutIfDue() {
        if (left == 0 && !cut) {
            cut = true;
            next.note(name);
            action.accept(next);
        }
    }
}
