package netlab.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Something that a {@link UdpFaultProxy} does to one direction of every conversation: what IP networks may do to
 * datagrams, and UDP does not repair (RFC 768). {@link #truncate} is what a receiver with too small a buffer does.
 */
public final class UdpFault {
    private final String name;
    private final Effect effect;

    /** The way of datagrams to their receiver. */
    interface Path {
        void send(byte[] datagram);

        /** Nothing came for a while: nothing is to be held back for more any longer. */
        void quiet();

        /** Tells the transcript about a fault. */
        void note(String what);
    }

    private interface Effect {
        Path before(Path next, SplittableRandom random);
    }

    private UdpFault(String name, Effect effect) {
        this.name = name;
        this.effect = effect;
    }

    Path before(Path next, SplittableRandom random) {
        return effect.before(next, random);
    }

    /** Loses a datagram with the given probability, 0 to 1. */
    public static UdpFault drop(double probability) {
        requireProbability(probability);
        return new UdpFault("drop(" + probability + ")", (next, random) -> new Changed(next) {
            @Override
            public void send(byte[] datagram) {
                if (random.nextDouble() < probability) {
                    note("dropped " + datagram.length + " bytes");
                } else {
                    next.send(datagram);
                }
            }
        });
    }

    /** Delivers a datagram twice with the given probability, 0 to 1. */
    public static UdpFault duplicate(double probability) {
        requireProbability(probability);
        return new UdpFault("duplicate(" + probability + ")", (next, random) -> new Changed(next) {
            @Override
            public void send(byte[] datagram) {
                next.send(datagram);
                if (random.nextDouble() < probability) {
                    note("sent twice");
                    next.send(datagram);
                }
            }
        });
    }

    /**
     * Collects {@code n} datagrams, at least 2, and delivers them in another order, which the seed chooses. It waits for
     * more no longer than they come: silence of 50 ms lets go what there is.
     */
    public static UdpFault reorder(int n) {
        if (n < 2) {
            throw new IllegalArgumentException("reordering takes 2 datagrams or more, not " + n);
        }
        return new UdpFault("reorder(" + n + ")", (next, random) -> new Reordered(next, n, random.nextLong()));
    }

    /** Delivers the first {@code n} bytes of a datagram, and loses the rest. */
    public static UdpFault truncate(int n) {
        if (n < 0) {
            throw new IllegalArgumentException("a datagram cannot have " + n + " bytes");
        }
        return new UdpFault("truncate(" + n + ")", (next, random) -> new Changed(next) {
            @Override
            public void send(byte[] datagram) {
                next.send(datagram.length <= n ? datagram : Arrays.copyOf(datagram, n));
            }
        });
    }

    private static void requireProbability(double probability) {
        if (!(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException("a probability is 0 to 1, not " + probability);
        }
    }

    private abstract static class Changed implements Path {
        private final Path next;

        Changed(Path next) {
            this.next = next;
        }

        @Override
        public void quiet() {
            next.quiet();
        }

        @Override
        public void note(String what) {
            next.note(what);
        }
    }

    private static final class Reordered extends Changed {
        private final Path next;
        private final int n;
        private final Random random;
        private final List<byte[]> held = new ArrayList<>();

        Reordered(Path next, int n, long seed) {
            super(next);
            this.next = next;
            this.n = n;
            this.random = new Random(seed);
        }

        @Override
        public void send(byte[] datagram) {
            held.add(datagram);
            if (held.size() == n) {
                letGo();
            }
        }

        @Override
        public void quiet() {
            letGo();
            next.quiet();
        }

        private void letGo() {
            List<byte[]> inOrder = List.copyOf(held);
            Collections.shuffle(held, random);
            if (held.size() > 1 && held.equals(inOrder)) {
                Collections.rotate(held, 1); // chance may choose the order they came in
            }
            held.forEach(next::send);
            held.clear();
        }
    }

    /** Returns the call that makes this fault: {@code drop(0.5)}. */
    @Override
    public String toString() {
        return name;
    }
}
