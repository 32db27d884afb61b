package netlab.iot;

import java.util.List;
import java.util.Optional;

/** The two kinds of device. */
enum Device {
    ONE(1, 9101, new Quantity("Temp", 0, 40), new Quantity("Humid", 0, 100), new Quantity("lillum", 70, 150)),
    TWO(
            2,
            9102,
            new Quantity("Heartbeat", 40, 140),
            new Quantity("Steps", 2000, 6000),
            new Quantity("Cal", 1000, 4000));

    private final int number;
    private final int defaultPort;
    private final List<Quantity> quantities;

    Device(int number, int defaultPort, Quantity... quantities) {
        this.number = number;
        this.defaultPort = defaultPort;
        this.quantities = List.of(quantities);
    }

    /** Returns the device of that number. */
    static Optional<Device> numbered(String number) {
        return switch (number) {
            case "1" -> Optional.of(ONE);
            case "2" -> Optional.of(TWO);
            default -> Optional.empty();
        };
    }

    int defaultPort() {
        return defaultPort;
    }

    List<Quantity> quantities() {
        return quantities;
    }

    /** Returns the name of its program: {@code device1}. */
    String programName() {
        return "device" + number;
    }

    /** Returns its name in {@code data.txt}: {@code Device1}. */
    @Override
    public String toString() {
        return "Device" + number;
    }
}
