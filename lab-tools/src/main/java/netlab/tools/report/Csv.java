package netlab.tools.report;

import java.util.List;
import java.util.stream.Collectors;

/** Comma-separated values, RFC 4180, that no spreadsheet takes for a formula. */
final class Csv {
    private static final String STARTS_OF_FORMULAS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder();

    /** Adds a row; a {@link Number} is written as it is, all else as text. */
    Csv row(Object... cells) {
        text.append(List.of(cells).stream().map(Csv::cell).collect(Collectors.joining(",")))
                .append("\r\n");
        return this;
    }

    private static String cell(Object cell) {
        if (cell instanceof Number) {
            return cell.toString();
        }
        String value = neutral(cell.toString());
        boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain && value.equals(value.strip()) ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /** A leading apostrophe makes a spreadsheet show what would else be calculated; a lone dash calculates nothing. */
    private static String neutral(String value) {
        String visible = Visible.text(value);
        boolean formula = visible.length() > 1 && STARTS_OF_FORMULAS.indexOf(visible.charAt(0)) >= 0;
        return formula ? "'" + visible : visible;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
