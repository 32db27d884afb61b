package netlab.chat.room;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** The last {@value #CAPACITY} lines of a room: a ring that is written to without a lock. */
final class History {
    /** Lines kept a room; at most 4 KB each. */
    static final int CAPACITY = 200;

    private final AtomicReferenceArray<byte[]> ring = new AtomicReferenceArray<>(CAPACITY);
    private final AtomicLong count = new AtomicLong();

    void add(byte[] line) {
        ring.set((int) (count.getAndIncrement() % CAPACITY), line);
    }

    /** Returns the last {@code n} lines, or as many as there are, oldest first. */
    List<byte[]> last(int n) {
        long end = count.get();
        long from = Math.max(0, end - Math.min(n, CAPACITY));
        List<byte[]> lines = new ArrayList<>();
        for (long i = from; i < end; i++) {
            byte[] line = ring.get((int) (i % CAPACITY));
            if (line != null) { // else its author has the number, and has not put the line there yet
                lines.add(line);
            }
        }
        return lines;
    }
}
