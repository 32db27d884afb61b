package netlab.bench;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.Styler;

/** Pictures of a section, as PNG files. */
final class Charts {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 500;

    private Charts() {}

    /** Draws what there is to draw into {@code folder}, and returns the names of the files. */
    static List<String> draw(Section section, Path folder) throws IOException {
        List<String> files = new ArrayList<>();
        List<Duel> rates = section.duels().stream()
                .filter(duel -> duel.unit().moreIsBetter())
                .toList();
        if (!rates.isEmpty()) {
            files.add(section.name() + ".png");
            save(bars(section.title(), rates), folder.resolve(files.get(0)));
        }
        for (Section.Curves curves : section.curves()) {
            String file = section.name() + "-" + (section.curves().indexOf(curves) + 1) + ".png";
            files.add(file);
            save(lines(curves), folder.resolve(file));
        }
        return files;
    }

    private static void save(Chart<?, ?> chart, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            BitmapEncoder.saveBitmap(List.of(chart), 1, 1, out, BitmapEncoder.BitmapFormat.PNG);
        }
    }

    /** All rates as shares of the lab's own, so that works of different size stand side by side. */
    private static CategoryChart bars(String title, List<Duel> rates) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .yAxisTitle("rate, the lab's = 1")
                .build();
        style(chart.getStyler());
        chart.getStyler().setAvailableSpaceFill(0.8);
        chart.getStyler().setXAxisLabelRotation(rates.size() > 3 ? 15 : 0);
        Set<String> programs = new LinkedHashSet<>();
        rates.forEach(duel -> programs.addAll(duel.samples().keySet()));
        List<String> works = rates.stream().map(Duel::work).toList();
        for (String program : programs) {
            List<Double> shares = rates.stream()
                    .map(duel -> duel.samples().containsKey(program) ? 1 / duel.advantageOver(program) : 0.0)
                    .toList();
            chart.addSeries(program, works, shares);
        }
        return chart;
    }

    private static XYChart lines(Section.Curves curves) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(curves.title())
                .xAxisTitle("connections")
                .yAxisTitle(curves.unit())
                .build();
        style(chart.getStyler());
        chart.getStyler().setXAxisLogarithmic(true);
        chart.getStyler().setYAxisLogarithmic(true);
        chart.getStyler().setXAxisDecimalPattern("#,###");
        chart.getStyler().setYAxisDecimalPattern("#,###");
        // Whole decades: the axis has labels at powers of ten only.
        chart.getStyler().setYAxisMin(Math.pow(10, Math.floor(Math.log10(min(curves)))));
        chart.getStyler().setYAxisMax(Math.pow(10, Math.ceil(Math.log10(max(curves)))));
        curves.lines()
                .forEach((program, line) ->
                        chart.addSeries(program, new ArrayList<>(line.keySet()), new ArrayList<>(line.values())));
        return chart;
    }

    private static double min(Section.Curves curves) {
        return values(curves).min().orElse(1);
    }

    private static double max(Section.Curves curves) {
        return values(curves).max().orElse(1);
    }

    private static DoubleStream values(Section.Curves curves) {
        return curves.lines().values().stream()
                .flatMap(line -> line.values().stream())
                .mapToDouble(Double::doubleValue);
    }

    private static void style(Styler styler) {
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
    }
}
