package netlab.iot;

import java.awt.Color;
import java.awt.Font;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A picture of readings over time: a column for each device, in it a chart for each quantity, over its whole range. */
final class ReadingsChart {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 240;
    private static final List<Color> COLORS = List.of(new Color(0xC0392B), new Color(0x2471A3), new Color(0xB9770E));
    /** More points than this run into each other, and show better as a line alone. */
    private static final int MAX_MARKERS = 60;

    private ReadingsChart() {}

    /**
     * Writes the picture of {@code lines} to {@code png}, replacing what is there.
     *
     * @throws IllegalArgumentException if there are no lines
     */
    static void write(List<DataLine> lines, Path png) throws IOException {
        List<Device> devices = lines.stream()
                .map(line -> line.reading().device())
                .distinct()
                .sorted()
                .toList();
        if (devices.isEmpty()) {
            throw new IllegalArgumentException("a chart needs at least one reading");
        }
        int rows = devices.get(0).quantities().size();
        List<XYChart> charts = new ArrayList<>(); // row by row
        for (int row = 0; row < rows; row++) {
            for (Device device : devices) {
                charts.add(chart(device, row, lines));
            }
        }
        System.setProperty("java.awt.headless", "true");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(png))) {
            BitmapEncoder.saveBitmap(charts, rows, devices.size(), out, BitmapFormat.PNG);
        }
    }

    private static XYChart chart(Device device, int index, List<DataLine> lines) {
        Quantity quantity = device.quantities().get(index);
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(device + ": " + quantity.name() + " (" + quantity.min() + " to " + quantity.max() + ")")
                .build();
        chart.getStyler()
                .setLegendVisible(false)
                .setChartPadding(20)
                .setChartBackgroundColor(Color.WHITE)
                .setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        chart.getStyler().setYAxisMin((double) quantity.min()).setYAxisMax((double) quantity.max());
        chart.getStyler()
                .setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11))
                .setXAxisTickMarkSpacingHint(110)
                .setPlotGridVerticalLinesVisible(false);
        List<Date> times = new ArrayList<>();
        List<Integer> values = new ArrayList<>();
        for (DataLine line : lines) {
            if (line.reading().device() == device) {
                times.add(Date.from(line.time().atZone(ZoneId.systemDefault()).toInstant()));
                values.add(line.reading().values().get(index));
            }
        }
        chart.getStyler().setDatePattern(datePattern(lines));
        XYSeries series = chart.addSeries(quantity.name(), times, values);
        series.setLineColor(COLORS.get(index));
        series.setMarkerColor(COLORS.get(index));
        series.setMarker(values.size() > MAX_MARKERS ? SeriesMarkers.NONE : SeriesMarkers.CIRCLE);
        return chart;
    }

    private static String datePattern(List<DataLine> lines) {
        LocalDateTime first = lines.get(0).time();
        LocalDateTime last = lines.get(lines.size() - 1).time();
        return Duration.between(first, last).abs().toHours() < 20 ? "HH:mm:ss" : "MM-dd HH:mm";
    }
}
