package netlab.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One kind of work, and what each program made of it.
 *
 * @param work what was done
 * @param unit in what it is counted
 * @param samples by program, the lab's first
 * @param aims by program: how many times better than it the lab's is meant to be
 */
record Duel(String work, Unit unit, Map<String, Samples> samples, Map<String, Double> aims) {
    String ours() {
        return samples.keySet().iterator().next();
    }

    /** How many times better we are than {@code peer}, by the medians. */
    double advantageOver(String peer) {
        return unit.advantage(samples.get(ours()).median(), samples.get(peer).median());
    }

    /** The same for each round by itself: how far the advantage varies. */
    Samples advantagesOver(String peer) {
        List<Double> our = samples.get(ours()).values();
        List<Double> their = samples.get(peer).values();
        List<Double> advantages = new ArrayList<>();
        for (int round = 0; round < Math.min(our.size(), their.size()); round++) {
            advantages.add(unit.advantage(our.get(round), their.get(round)));
        }
        return new Samples(advantages);
    }
}
