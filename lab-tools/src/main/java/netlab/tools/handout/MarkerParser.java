package netlab.tools.handout;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netlab.tools.handout.MarkedText.Line;
import netlab.tools.handout.MarkedText.Part;

/** Reads the markers of a text. Whatever could be a mistake is one. */
final class MarkerParser {
    private final String file;
    private final FileKind kind;
    private final List<Line> lines = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();

    private Part wholeFile = Part.EVERYBODY;
    private Marker open;
    private int openedAt;
    private int number;

    private MarkerParser(String file, FileKind kind) {
        this.file = file;
        this.kind = kind;
    }

    /**
     * Reads {@code text}.
     *
     * @param file its path below the root, for messages
     * @throws HandoutException with every marker that is wrong
     */
    static MarkedText parse(String file, String text, FileKind kind) throws HandoutException {
        MarkerParser parser = new MarkerParser(file, kind);
        for (String line : text.split("(?<=\n)")) {
            parser.number++;
            parser.read(line);
        }
        parser.end();
        HandoutException.throwIfAny(parser.problems);
        return new MarkedText(text, parser.lines, parser.wholeFile);
    }

    private void read(String line) {
        Optional<String> comment = kind.comment(line);
        Optional<Marker> marker = comment.flatMap(Marker::in);
        Optional<Marker> meant = comment.flatMap(Marker::meantBy);
        if (marker.isPresent()) {
            readMarker(marker.get(), line, comment.get());
        } else if (meant.isPresent()) {
            complain("unknown marker '" + comment.get().strip() + "'; did you mean '" + meant.get().words + "'?");
        } else if (Marker.isMentionedIn(line)) {
            complain("a marker is a comment with a line to itself"
                    + (kind == FileKind.PLAIN ? ", and this kind of file has no comments" : ""));
        } else {
            add(line, partHere());
        }
    }

    private void readMarker(Marker marker, String line, String comment) {
        switch (marker) {
            case BEGIN_SOLUTION, BEGIN_HIDDEN -> begin(marker);
            case END_SOLUTION -> end(marker, Marker.BEGIN_SOLUTION);
            case END_HIDDEN -> end(marker, Marker.BEGIN_HIDDEN);
            case STUB -> stub(line, comment);
            case HIDDEN_FILE -> wholeFile(Part.HIDDEN);
            case SOLUTION_FILE -> wholeFile(Part.SOLUTION);
        }
        if (marker != Marker.STUB) {
            add(line, Part.MARKER);
        }
    }

    private void begin(Marker marker) {
        if (open != null) {
            complain(marker.words + " inside the " + open.words + " of line " + openedAt + "; end that one first");
        }
        requirePartOfFile(marker);
        open = marker;
        openedAt = number;
    }

    private void end(Marker marker, Marker begin) {
        if (open == null) {
            complain(marker.words + " without " + begin.words + " before it");
        } else if (open != begin) {
            complain(marker.words + " ends nothing: open is the " + open.words + " of line " + openedAt);
        }
        open = null;
    }

    private void stub(String line, String comment) {
        String code = comment.substring(comment.indexOf(Marker.STUB.words) + Marker.STUB.words.length());
        requirePartOfFile(Marker.STUB);
        if (open != null) {
            complain("STUB: inside the " + open.words + " of line " + openedAt + "; put it after the end of that");
        } else if (code.isBlank()) {
            complain("STUB: without code; write the line that students get, or drop the marker");
        }
        add(
                indentation(line) + code.substring(code.startsWith(" ") ? 1 : 0).stripTrailing() + lineEnd(line),
                Part.STUB);
    }

    private void wholeFile(Part part) {
        if (wholeFile != Part.EVERYBODY) {
            complain("a second marker for the whole file; keep one");
        } else if (lines.stream().anyMatch(line -> line.part() != Part.EVERYBODY)) {
            complain("a marker for the whole file, after markers for parts of it; keep one or the others");
        }
        wholeFile = part;
    }

    private void requirePartOfFile(Marker marker) {
        if (wholeFile != Part.EVERYBODY) {
            complain(marker.words + " in a file that is not in the student's hand-out at all; drop it");
        }
    }

    private void end() {
        if (open != null) {
            problems.add(new Problem(file, openedAt, open.words + " is never ended"));
        }
    }

    private Part partHere() {
        if (open == null) {
            return Part.EVERYBODY;
        }
        return open == Marker.BEGIN_SOLUTION ? Part.SOLUTION : Part.HIDDEN;
    }

    private void add(String line, Part part) {
        lines.add(new Line(number, line, part));
    }

    private void complain(String what) {
        problems.add(new Problem(file, number, what));
    }

    private static String indentation(String line) {
        return line.substring(0, line.length() - line.stripLeading().length());
    }

    private static String lineEnd(String line) {
        return line.substring(line.stripTrailing().length());
    }
}
