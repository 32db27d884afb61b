package netlab.iot;

import java.util.ArrayList;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.Locale;

/** Count, least, mean and greatest value of each quantity, as a table. */
final class Statistics {
    private Statistics() {}

    /** Returns the rows of the table; devices without readings have none. */
    static List<String> table(List<DataLine> lines) {
        List<String> rows = new ArrayList<>();
        rows.add(String.format("%-8s %-10s %7s %7s %10s %7s", "device", "quantity", "count", "min", "mean", "max"));
        for (Device device : Device.values()) {
            List<Reading> readings = lines.stream()
                    .map(DataLine::reading)
                    .filter(reading -> reading.device() == device)
                    .toList();
            for (int i = 0; i < device.quantities().size() && !readings.isEmpty(); i++) {
                rows.add(row(device, i, readings));
            }
        }
        return rows;
    }

    private static String row(Device device, int index, List<Reading> readings) {
        IntSummaryStatistics values = readings.stream()
                .mapToInt(reading -> reading.values().get(index))
                .summaryStatistics();
        return String.format(
                Locale.ROOT,
                "%-8s %-10s %7d %7d %10.2f %7d",
                device,
                device.quantities().get(index).name(),
                values.getCount(),
                values.getMin(),
                values.getAverage(),
                values.getMax());
    }
}
