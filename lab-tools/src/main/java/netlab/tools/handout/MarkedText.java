package netlab.tools.handout;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A text with markers, and what the editions make of it. */
final class MarkedText {
    /** To whom a line belongs. */
    enum Part {
        EVERYBODY,
        SOLUTION,
        HIDDEN,
        /** Code that stands in for the solution; without the marker before it. */
        STUB,
        MARKER
    }

    /**
     * A line.
     *
     * @param number counted from 1
     * @param text the line with its end
     */
    record Line(int number, String text, Part part) {
        boolean isBlank() {
            return text.isBlank();
        }
    }

    private final String original;
    private final List<Line> lines;
    private final Part wholeFile;

    /** Made by {@link MarkerParser}. */
    MarkedText(String original, List<Line> lines, Part wholeFile) {
        this.original = original;
        this.lines = List.copyOf(lines);
        this.wholeFile = wholeFile;
    }

    /** Tells whether the file is in the edition at all. */
    boolean isIn(Edition edition) {
        return edition != Edition.STUDENT || wholeFile == Part.EVERYBODY;
    }

    /** Returns what the edition has of the file. */
    String in(Edition edition) {
        return switch (edition) {
            case GRADER -> original;
            case STUDENT -> join(line -> line.part() == Part.EVERYBODY || line.part() == Part.STUB);
            case SOLUTION -> join(line -> line.part() != Part.MARKER && line.part() != Part.STUB);
        };
    }

    /** Returns the lines that no student may find in the hand-out. */
    List<Line> solutionLines() {
        return lines.stream()
                .filter(line ->
                        line.part() == Part.SOLUTION || wholeFile == Part.SOLUTION && line.part() == Part.EVERYBODY)
                .toList();
    }

    /** Returns the lines that stand in for the solution. */
    List<Line> stubs() {
        return lines.stream().filter(line -> line.part() == Part.STUB).toList();
    }

    /** Joins the lines that are kept; where others are gone, their blank lines go, too. */
    private String join(Predicate<Line> kept) {
        StringBuilder joined = new StringBuilder();
        Line previous = null;
        boolean gap = false;
        for (Line line : lines) {
            if (!kept.test(line)) {
                gap = true;
                continue;
            }
            boolean doubled = gap && line.isBlank() && (previous == null || previous.isBlank());
            if (!doubled) {
                if (gap && previous != null && previous.isBlank() && closesBlock(line)) {
                    joined.setLength(joined.length() - previous.text().length());
                }
                joined.append(line.text());
                previous = line;
                gap = false;
            }
        }
        return joined.toString();
    }

    private static boolean closesBlock(Line line) {
        return line.text().strip().startsWith("}");
    }

    @Override
    public String toString() {
        return lines.stream().map(Line::text).collect(Collectors.joining());
    }
}
