package netlab.iot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import netlab.testkit.RawPeer;
import netlab.testkit.grading.Misconception;
import netlab.testkit.grading.Subject;

/** A reading as graded tests see it: three integers, and no class of the homework, since every one may be wrong. */
record WireReading(List<Integer> values) {
    private static final int BYTES = 12;

    private static final String ASK = "printf 'Request\\n' | nc -N {host} {port} | xxd";

    /** What the two devices measure, and in which ranges. */
    enum Kind {
        DEVICE_1("Device1: Temp=%d, Humid=%d, lillum=%d", new int[][] {{0, 40}, {0, 100}, {70, 150}}),
        DEVICE_2("Device2: Heartbeat=%d, Steps=%d, Cal=%d", new int[][] {{40, 140}, {2000, 6000}, {1000, 4000}});

        private final String line;
        private final int[][] ranges;

        Kind(String line, int[][] ranges) {
            this.line = line;
            this.ranges = ranges;
        }

        WireReading choose(Random random) {
            return new WireReading(Arrays.stream(ranges)
                    .map(range -> range[0] + random.nextInt(range[1] - range[0] + 1))
                    .toList());
        }

        /** Returns what the user's line says after the time. */
        String line(WireReading reading) {
            return line.formatted(reading.values().toArray());
        }

        private boolean contains(WireReading reading) {
            return IntStream.range(0, ranges.length).allMatch(i -> {
                int value = reading.values().get(i);
                return ranges[i][0] <= value && value <= ranges[i][1];
            });
        }
    }

    @Override
    public String toString() {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    byte[] encode(ByteOrder order) {
        ByteBuffer wire = ByteBuffer.allocate(BYTES).order(order);
        for (int value : values) {
            wire.putInt(value);
        }
        return wire.array();
    }

    private static WireReading decode(byte[] bytes, ByteOrder order) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(order);
        return new WireReading(List.of(buffer.getInt(), buffer.getInt(), buffer.getInt()));
    }

    /** Reads what a device answered. */
    static WireReading read(Subject subject, RawPeer peer, Kind kind) throws IOException {
        byte[] first = peer.readFully(1);
        if (Character.isDigit(first[0])) { // of a binary integer in these ranges the first byte is 0
            requireNoDigits(subject, first[0], peer.readSome(BYTES));
        }
        byte[] bytes = new byte[BYTES];
        bytes[0] = first[0];
        System.arraycopy(peer.readFully(BYTES - 1), 0, bytes, 1, BYTES - 1);
        WireReading reading = decode(bytes, ByteOrder.BIG_ENDIAN);
        if (!kind.contains(reading) && kind.contains(decode(bytes, ByteOrder.LITTLE_ENDIAN))) {
            subject.blame(Misconception.BYTE_ORDER, ASK, () -> {
                throw new AssertionError("read with the most significant byte first, the values are " + reading
                        + "; with the least significant byte first they are " + decode(bytes, ByteOrder.LITTLE_ENDIAN)
                        + ", which a device can measure");
            });
        }
        assertThat(reading).as("values of " + kind).matches(kind::contains, "in range");
        return reading;
    }

    private static void requireNoDigits(Subject subject, byte first, byte[] others) {
        String text = (char) first + new String(others, StandardCharsets.ISO_8859_1);
        if (text.strip().chars().allMatch(Character::isDigit)) {
            subject.blame(Misconception.DIGITS_RUN_TOGETHER, ASK, () -> {
                throw new AssertionError("expected three integers of 4 bytes each; got the digits \"" + text + "\"");
            });
        }
    }
}
