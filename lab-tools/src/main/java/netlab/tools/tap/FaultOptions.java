package netlab.tools.tap;

import java.util.List;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Where faults happen, and what their chance depends on. */
final class FaultOptions {
    @Option(
            names = "--towards",
            order = 1,
            paramLabel = "SIDE",
            converter = Towards.Converter.class,
            description = "Who suffers: server, client, or both (default).")
    private Towards towards = Towards.BOTH;

    @Option(
            names = "--seed",
            order = 2,
            paramLabel = "N",
            description = "What chance depends on: same seed, same faults.")
    private Long seed;

    Towards towards() {
        return towards;
    }

    /** Returns those of {@code faults} that {@code side} suffers: all or none. */
    <T> List<T> sufferedBy(Towards side, List<T> faults) {
        return towards.includes(side) ? faults : List.of();
    }

    OptionalLong seed() {
        return seed == null ? OptionalLong.empty() : OptionalLong.of(seed);
    }
}
