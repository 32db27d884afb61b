package netlab.bench;

import java.io.IOException;
import java.net.ProtocolException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs wrk, and reads what it says. */
final class Wrk {
    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([0-9.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([0-9.]+)(us|ms|s|m)");
    private static final Pattern REQUESTS = Pattern.compile("([0-9]+) requests in");
    private static final Pattern BAD_STATUS = Pattern.compile("Non-2xx or 3xx responses: ([0-9]+)");
    private static final Pattern SOCKET_ERRORS =
            Pattern.compile("Socket errors: connect ([0-9]+), read ([0-9]+), write ([0-9]+), timeout ([0-9]+)");
    private static final Map<String, Double> MILLIS = Map.of("us", 0.001, "ms", 1.0, "s", 1_000.0, "m", 60_000.0);

    /** Of so many requests one may end in a broken connection: some servers close one they have just been asked on. */
    private static final long REQUESTS_PER_BROKEN = 1_000;

    /** What a run gave: requests per second, and the 99th percentile of their durations in milliseconds. */
    record Result(double rate, double p99Millis) {}

    private Wrk() {}

    static Result run(int connections, Duration duration, String url, String... fields)
            throws IOException, MissingToolException {
        List<String> arguments = new ArrayList<>(
                List.of("-t1", "-c" + connections, "-d" + Math.max(1, duration.toSeconds()) + "s", "--latency"));
        for (String field : fields) {
            arguments.addAll(List.of("-H", field));
        }
        arguments.add(url);
        return parse(Programs.output(Programs.tool("wrk", "wrk", arguments.toArray(String[]::new))));
    }

    static Result parse(String output) throws ProtocolException {
        Matcher bad = BAD_STATUS.matcher(output);
        if (bad.find()) {
            throw new ProtocolException(bad.group());
        }
        long requests = Long.parseLong(group(REQUESTS, output).group(1));
        Matcher errors = SOCKET_ERRORS.matcher(output);
        if (errors.find() && broken(errors) * REQUESTS_PER_BROKEN > requests) {
            throw new ProtocolException(requests + " requests, " + errors.group());
        }
        Matcher p99 = group(P99, output);
        return new Result(
                Double.parseDouble(group(RATE, output).group(1)),
                Double.parseDouble(p99.group(1)) * MILLIS.get(p99.group(2)));
    }

    /**
     * Every group but the read errors: to wrk it is one when a server ends the connection that it was told to end without
     * saying so in its response, as Python's and the JDK's do.
     */
    private static long broken(Matcher errors) {
        return Long.parseLong(errors.group(1)) + Long.parseLong(errors.group(3)) + Long.parseLong(errors.group(4));
    }

    private static Matcher group(Pattern pattern, String output) throws ProtocolException {
        Matcher matcher = pattern.matcher(output);
        if (!matcher.find()) {
            throw new ProtocolException("wrk said: " + output);
        }
        return matcher;
    }
}
