package netlab.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one row has to say. */
final class Section {
    private final String name;
    private final String title;
    private final List<Duel> duels = new ArrayList<>();
    private final List<Curves> curves = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Costs as work grows.
     *
     * @param title what grows, and what it costs
     * @param lines by program: the figure at each number of connections
     */
    record Curves(String title, String unit, Map<String, Map<Integer, Double>> lines) {}

    /** Figures that are compared with nothing; a row begins with its name. */
    record Table(List<String> header, List<List<String>> rows) {}

    Section(String name, String title) {
        this.name = name;
        this.title = title;
    }

    String name() {
        return name;
    }

    String title() {
        return title;
    }

    void add(Duel duel) {
        duels.add(duel);
    }

    void add(Curves curve) {
        curves.add(new Curves(curve.title(), curve.unit(), new LinkedHashMap<>(curve.lines())));
    }

    void add(Table table) {
        tables.add(table);
    }

    /** Adds a sentence, once: what was not measured, and why. */
    void note(String sentence) {
        if (!notes.contains(sentence)) {
            System.err.println(name + ": " + sentence);
            notes.add(sentence);
        }
    }

    List<Duel> duels() {
        return duels;
    }

    List<Curves> curves() {
        return curves;
    }

    List<Table> tables() {
        return tables;
    }

    List<String> notes() {
        return notes;
    }
}
