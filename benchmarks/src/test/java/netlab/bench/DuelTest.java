package netlab.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DuelTest {
    @Test
    void twiceTheRateIsAnAdvantageOfTwo() {
        Duel duel = duel(Unit.rate("requests/s"), List.of(200.0, 300.0, 400.0), List.of(150.0, 100.0, 200.0));
        assertThat(duel.advantageOver("peer")).isEqualTo(2.0);
    }

    @Test
    void halfTheCostIsAnAdvantageOfTwo() {
        Duel duel = duel(Unit.cost("ms"), List.of(1.0), List.of(2.0));
        assertThat(duel.advantageOver("peer")).isEqualTo(2.0);
    }

    @Test
    void comparesRoundByRoundForTheSpread() {
        Duel duel = duel(Unit.rate("requests/s"), List.of(200.0, 300.0, 400.0), List.of(100.0, 100.0, 400.0));
        assertThat(duel.advantagesOver("peer").values()).containsExactly(2.0, 3.0, 1.0);
    }

    @Test
    void saysWhetherAnAimIsMet() {
        assertThat(table(2.0)).contains("≥ 2 × ✓");
        assertThat(table(2.1)).contains("≥ 2.10 × missed");
    }

    private static String table(double aim) {
        Section section = new Section("row", "A row");
        section.add(
                new Duel("work", Unit.rate("requests/s"), samples(List.of(2.0), List.of(1.0)), Map.of("peer", aim)));
        return Markdown.of(section, "today", List.of());
    }

    private static Duel duel(Unit unit, List<Double> ours, List<Double> theirs) {
        return new Duel("work", unit, samples(ours, theirs), Map.of());
    }

    private static Map<String, Samples> samples(List<Double> ours, List<Double> theirs) {
        Map<String, Samples> samples = new LinkedHashMap<>();
        samples.put("lab", new Samples(ours));
        samples.put("peer", new Samples(theirs));
        return samples;
    }
}
