package netlab.tools.report;

import static netlab.tools.report.Html.tag;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Charts as inline SVG; colours are those of the page, light or dark. */
final class Chart {
    private static final int WIDTH = 480;
    private static final int HEIGHT = 220;
    private static final int LEFT = 28;
    private static final int TOP = 22;
    private static final int BOTTOM = HEIGHT - 26;
    private static final int BINS = 10;

    /** Room for count and percentage at the right of a bar. */
    private static final int FIGURES = 84;

    private static final int MAX_ROW = 46;

    private Chart() {}

    /**
     * Returns how many students have how many points, in ten bins.
     *
     * @param points of each student
     * @param maximum of points; the last bin has it
     */
    static Html distribution(List<Integer> points, int maximum, double median) {
        int[] counts = new int[BINS];
        for (int earned : points) {
            counts[maximum == 0 ? 0 : Math.min(BINS - 1, earned * BINS / maximum)]++;
        }
        int highest = Math.max(1, Arrays.stream(counts).max().orElse(0));
        List<Html> shapes = new ArrayList<>(grid(highest));
        double binWidth = (double) (WIDTH - LEFT) / BINS;
        for (int bin = 0; bin < BINS; bin++) {
            double x = LEFT + bin * binWidth;
            double height = (double) (BOTTOM - TOP) * counts[bin] / highest;
            if (counts[bin] > 0) {
                shapes.add(roundedBar(x + 2, BOTTOM - height, binWidth - 4, height));
                shapes.add(text(x + binWidth / 2, BOTTOM - height - 6, "middle", "value", counts[bin]));
            }
        }
        for (int tenth = 0; tenth <= BINS; tenth += 2) {
            shapes.add(text(LEFT + tenth * binWidth, BOTTOM + 18, "middle", "axis", decimal(maximum * tenth / 10.0)));
        }
        double x = LEFT + (maximum == 0 ? 0 : median / maximum) * (WIDTH - LEFT);
        shapes.add(line(x, TOP - 8, x, BOTTOM, "median"));
        shapes.add(text(
                x > WIDTH / 2 ? x - 5 : x + 5,
                TOP - 10,
                x > WIDTH / 2 ? "end" : "start",
                "median-label",
                decimal(median)));
        return svg(HEIGHT, "score distribution", shapes);
    }

    /** Returns for each checkpoint how many students have completed it and all before it. */
    static Html funnel(List<Integer> completed, int students) {
        int row = Math.min(MAX_ROW, HEIGHT / Math.max(1, completed.size()));
        int full = WIDTH - LEFT - FIGURES;
        List<Html> shapes = new ArrayList<>();
        for (int i = 0; i < completed.size(); i++) {
            double middle = (i + 0.5) * row;
            double width = students == 0 ? 0 : (double) full * completed.get(i) / students;
            String figures = completed.get(i) + "  (" + percent(completed.get(i), students) + ")";
            shapes.add(text(LEFT - 8, middle + 4, "end", "axis", i + 1));
            shapes.add(rect(LEFT, middle - row * 0.35, full, row * 0.7, "track"));
            shapes.add(rect(LEFT, middle - row * 0.35, width, row * 0.7, "bar"));
            shapes.add(text(LEFT + full + 8, middle + 4, "start", "value", figures));
        }
        return svg(Math.max(row, completed.size() * row), "students who completed each checkpoint", shapes);
    }

    /** Returns a bar as wide as its cell, filled to {@code part} of {@code whole}. */
    static Html meter(int part, int whole, String kind) {
        double width = whole == 0 ? 0 : 100.0 * part / whole;
        return tag("svg")
                .with("class", "meter")
                .with("viewBox", "0 0 100 8")
                .with("preserveAspectRatio", "none")
                .with("role", "img")
                .with("aria-label", part + " / " + whole)
                .of(cell(100, "track"), cell(width, kind));
    }

    static String percent(int part, int whole) {
        return whole == 0 ? "–" : Math.round(100.0 * part / whole) + "%";
    }

    /** Returns a number with one decimal, or none if it is whole. */
    static String decimal(double number) {
        return String.format(Locale.ROOT, number == Math.rint(number) ? "%.0f" : "%.1f", number);
    }

    private static List<Html> grid(int highest) {
        int step = Math.max(1, (highest + 3) / 4);
        List<Html> lines = new ArrayList<>();
        for (int value = 0; value <= highest; value += step) {
            double y = BOTTOM - (double) (BOTTOM - TOP) * value / highest;
            lines.add(line(LEFT, y, WIDTH, y, "grid"));
            lines.add(text(LEFT - 8, y + 4, "end", "axis", value));
        }
        return lines;
    }

    private static Html svg(int height, String label, List<Html> shapes) {
        return tag("svg")
                .with("viewBox", "0 0 " + WIDTH + " " + height)
                .with("role", "img")
                .with("aria-label", label)
                .of(Html.all(shapes));
    }

    /** A bar on the base line, with its upper corners round. */
    private static Html roundedBar(double x, double y, double width, double height) {
        double r = Math.min(3, height);
        String path = String.format(
                Locale.ROOT,
                "M%.1f,%.1fv%.1fq0,-%.1f %.1f,-%.1fh%.1fq%.1f,0 %.1f,%.1fv%.1fz",
                x,
                y + height,
                r - height,
                r,
                r,
                r,
                width - 2 * r,
                r,
                r,
                r,
                height - r);
        return tag("path").with("class", "bar").with("d", path).empty();
    }

    private static Html rect(double x, double y, double width, double height, String kind) {
        return tag("rect")
                .with("class", kind)
                .with("x", decimal(x))
                .with("y", decimal(y))
                .with("width", decimal(width))
                .with("height", decimal(height))
                .with("rx", 3)
                .empty();
    }

    private static Html cell(double width, String kind) {
        return tag("rect")
                .with("class", kind)
                .with("width", decimal(width))
                .with("height", 8)
                .empty();
    }

    private static Html line(double x1, double y1, double x2, double y2, String kind) {
        return tag("line")
                .with("class", kind)
                .with("x1", decimal(x1))
                .with("y1", decimal(y1))
                .with("x2", decimal(x2))
                .with("y2", decimal(y2))
                .empty();
    }

    private static Html text(double x, double y, String anchor, String kind, Object text) {
        return tag("text")
                .with("class", kind)
                .with("x", decimal(x))
                .with("y", decimal(y))
                .with("text-anchor", anchor)
                .of(text);
    }
}
