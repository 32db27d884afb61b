package netlab.tools.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class EndpointConverterTest {
    private final EndpointConverter converter = new EndpointConverter();

    @Test
    void readsAPortAndAHostBeforeIt() {
        assertThat(converter.convert("9001")).isEqualTo(new InetSocketAddress("127.0.0.1", 9001));
        assertThat(converter.convert("127.0.0.2:0")).isEqualTo(new InetSocketAddress("127.0.0.2", 0));
        assertThat(converter.convert("[::1]:9001")).isEqualTo(new InetSocketAddress("::1", 9001));
        assertThat(converter.convert("localhost:9001").getHostString()).isEqualTo("localhost");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ":9001", "localhost", "localhost:", "::1:9001", "localhost:65536", "localhost:-1", "a:b:1"})
    void refusesEverythingElse(String value) {
        assertThatThrownBy(() -> converter.convert(value)).isInstanceOf(TypeConversionException.class);
    }
}
