package netlab.video;

/** Counts frames and bytes by the second. Used by one thread. */
final class Meter {
    private final long startNanos = System.nanoTime();
    private long frames;
    private long bytes;
    private long lapNanos = startNanos;
    private long lapFrames;
    private long lapBytes;

    void add(int frameBytes) {
        frames++;
        bytes += frameBytes;
    }

    long frames() {
        return frames;
    }

    /** Returns the rates since the last lap, and begins a new one: {@code 30.0 fps, 5.2 Mbit/s}. */
    String lap() {
        long now = System.nanoTime();
        String rates = rates(frames - lapFrames, bytes - lapBytes, (now - lapNanos) / 1e9);
        lapNanos = now;
        lapFrames = frames;
        lapBytes = bytes;
        return rates;
    }

    /** Returns what there was in all: {@code 300 frames in 10.0 s: 30.0 fps, 5.2 Mbit/s}. */
    String total() {
        double seconds = (System.nanoTime() - startNanos) / 1e9;
        String counted = frames == 1 ? "1 frame" : frames + " frames";
        return String.format("%s in %.1f s: %s", counted, seconds, rates(frames, bytes, seconds));
    }

    private static String rates(long frames, long bytes, double seconds) {
        return String.format("%.1f fps, %.1f Mbit/s", frames / seconds, bytes * 8 / seconds / 1e6);
    }
}
