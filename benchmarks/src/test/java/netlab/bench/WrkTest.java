package netlab.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.ProtocolException;
import org.junit.jupiter.api.Test;

class WrkTest {
    private static final String OUTPUT = """
            Running 2s test @ http://127.0.0.1:8080/index.html
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     2.53ms    1.13ms  24.25ms   84.35%
                Req/Sec    25.52k     2.19k   29.42k    70.00%
              Latency Distribution
                 50%    2.35ms
                 75%    2.84ms
                 90%    3.56ms
                 99%  850.00us
              51034 requests in 2.01s, 107.12MB read
            ERRORS
            Requests/sec:  25392.36
            Transfer/sec:     53.30MB
            """;

    @Test
    void readsRateAndPercentile() throws ProtocolException {
        Wrk.Result result = Wrk.parse(OUTPUT.replace("ERRORS\n", ""));
        assertThat(result.rate()).isEqualTo(25_392.36);
        assertThat(result.p99Millis()).isEqualTo(0.85);
    }

    @Test
    void takesAnUnannouncedEndForNoFault() throws ProtocolException {
        String errors = "  Socket errors: connect 0, read 51034, write 0, timeout 0";
        assertThat(Wrk.parse(OUTPUT.replace("ERRORS", errors)).rate()).isEqualTo(25_392.36);
    }

    @Test
    void refusesARunWithErrors() {
        String timeouts = "  Socket errors: connect 0, read 0, write 0, timeout 64";
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Wrk.parse(OUTPUT.replace("ERRORS", timeouts)));
        assertThatExceptionOfType(ProtocolException.class)
                .isThrownBy(() -> Wrk.parse(OUTPUT.replace("ERRORS", "  Non-2xx or 3xx responses: 1")));
    }
}
