package netlab.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A section as text. */
final class Markdown {
    private Markdown() {}

    static String of(Section section, String circumstances, List<String> pictures) {
        StringBuilder text = new StringBuilder();
        text.append("## ").append(section.title()).append("\n");
        text.append(circumstances).append("\n\n");
        if (!section.duels().isEmpty()) {
            text.append("| work | program | median | min | max | the lab is | in the rounds | aim |\n");
            text.append("|---|---|--:|--:|--:|--:|---|---|\n");
            section.duels().forEach(duel -> text.append(rows(duel)));
        }
        section.tables().forEach(table -> text.append(table(table)));
        section.curves().forEach(curves -> text.append(table(curves)));
        text.append("\n");
        section.notes().forEach(note -> text.append("- ").append(note).append("\n"));
        for (String picture : pictures) {
            text.append("\n![")
                    .append(section.title())
                    .append("](")
                    .append(picture)
                    .append(")\n");
        }
        return text.toString();
    }

    private static String rows(Duel duel) {
        return duel.samples().keySet().stream()
                .map(program -> row(duel, program))
                .collect(Collectors.joining());
    }

    private static String row(Duel duel, String program) {
        boolean first = program.equals(duel.ours());
        Samples samples = duel.samples().get(program);
        String work = first ? duel.work() + ": " + duel.unit().name() : "";
        return "| " + work + " | " + program + " | " + number(samples.median()) + " | " + number(samples.min()) + " | "
                + number(samples.max()) + " | " + (first ? "| |" : comparison(duel, program)) + " |\n";
    }

    private static String comparison(Duel duel, String peer) {
        double advantage = duel.advantageOver(peer);
        Samples each = duel.advantagesOver(peer);
        Double aim = duel.aims().get(peer);
        String verdict = aim == null ? "" : "≥ " + number(aim) + " × " + (advantage >= aim ? "✓" : "missed");
        return ratio(advantage) + " × | " + ratio(each.min()) + " – " + ratio(each.max()) + " | " + verdict;
    }

    private static String table(Section.Table table) {
        StringBuilder text = new StringBuilder("\n| " + String.join(" | ", table.header()) + " |\n|---|");
        text.append("--:|".repeat(table.header().size() - 1)).append("\n");
        table.rows()
                .forEach(
                        row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }

    private static String table(Section.Curves curves) {
        List<Integer> steps = curves.lines().values().stream()
                .flatMap(line -> line.keySet().stream())
                .distinct()
                .sorted()
                .toList();
        StringBuilder text = new StringBuilder("\n| " + curves.title() + ", " + curves.unit() + " |");
        steps.forEach(step -> text.append(" ").append(number(step)).append(" |"));
        text.append("\n|---|").append("--:|".repeat(steps.size())).append("\n");
        curves.lines().forEach((program, line) -> {
            text.append("| ").append(program).append(" |");
            steps.forEach(step -> text.append(" ")
                    .append(line.containsKey(step) ? number(line.get(step)) : "–")
                    .append(" |"));
            text.append("\n");
        });
        return text.toString();
    }

    private static String ratio(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Three digits are what such a measurement is good for. */
    static String number(double value) {
        if (value >= 100 || value == Math.rint(value)) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }
}
