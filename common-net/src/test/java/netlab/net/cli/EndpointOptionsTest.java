package netlab.net.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class EndpointOptionsTest {
    @Command(name = "lab")
    private static final class Lab implements Callable<Integer> {
        @Mixin
        private final EndpointOptions endpoint = new EndpointOptions(9003);

        @Override
        public Integer call() {
            return 0;
        }
    }

    private final Lab lab = new Lab();
    private final TestStdio streams = new TestStdio("", false);

    private int run(String... args) {
        return Program.run(lab, streams.stdio(), args);
    }

    @Test
    void withoutOptionsItIsThisMachineAndTheHandoutsPort() {
        assertThat(run()).isZero();
        assertThat(lab.endpoint.host()).isEqualTo("127.0.0.1");
        assertThat(lab.endpoint.port()).isEqualTo(9003);
        assertThat(lab.endpoint.address().getAddress().isLoopbackAddress()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"-s,0.0.0.0,-p,0", "--host,localhost,--port,65535", "--host=::1,-p9000,,"})
    void takesTheShortAndTheLongNames(String a, String b, String c, String d) {
        String[] args = java.util.stream.Stream.of(a, b, c, d)
                .filter(java.util.Objects::nonNull)
                .toArray(String[]::new);
        assertThat(run(args)).isZero();
        assertThat(lab.endpoint.host()).isIn("0.0.0.0", "localhost", "::1");
        assertThat(lab.endpoint.port()).isIn(0, 65_535, 9000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "65536", "http", "", "9000 ", "99999999999", "0x50"})
    void aPortThatIsNoneIsNamed(String port) {
        assertThat(run("--port", port)).isEqualTo(2);
        assertThat(streams.errorLines().get(0))
                .contains("--port")
                .endsWith("expected a port of 0 to 65535, got '" + port + "'");
    }

    @Test
    void aHostThatIsUnknownIsLeftUnresolved() {
        assertThat(run("--host", "no such host")).isZero();
        assertThat(lab.endpoint.address().isUnresolved()).isTrue();
        assertThat(lab.endpoint.address().getHostString()).isEqualTo("no such host");
    }
}
