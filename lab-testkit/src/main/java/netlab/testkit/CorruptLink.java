package netlab.testkit;

/** Flips some bits of one byte. */
final class CorruptLink extends Link.Faulty {
    private final long victim;
    private final byte mask;
    private long offset;

    CorruptLink(Link next, long victim, byte mask) {
        super(next);
        this.victim = victim;
        this.mask = mask;
    }

    @Override
    public void send(byte[] bytes) {
        if (offset <= victim && victim < offset + bytes.length) {
            int i = (int) (victim - offset);
            byte right = bytes[i];
            bytes[i] ^= mask;
            next.note("byte " + victim + ": " + Hexdump.describe(right) + " becomes " + Hexdump.describe(bytes[i]));
        }
        offset += bytes.length;
        next.send(bytes);
    }
}
