package netlab.iot;

/** What a device measures: its name in {@code data.txt}, and the closed range of its values. */
record Quantity(String name, int min, int max) {
    boolean contains(int value) {
        return min <= value && value <= max;
    }
}
