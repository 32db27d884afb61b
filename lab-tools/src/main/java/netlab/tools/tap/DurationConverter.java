package netlab.tools.tap;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a duration as people write it: {@code 20ms}, {@code 1.5s}, {@code 2m}; at most a day. */
final class DurationConverter implements ITypeConverter<Duration> {
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(us|ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofDays(1);

    @Override
    public Duration convert(String value) {
        Matcher matcher = SYNTAX.matcher(value);
        if (!matcher.matches()) {
            throw new TypeConversionException("expected a duration such as 20ms, 1.5s or 2m, got '" + value + "'");
        }
        double nanos = Double.parseDouble(matcher.group(1)) * nanos(matcher.group(2));
        if (nanos > LONGEST.toNanos()) {
            throw new TypeConversionException("expected at most a day, got '" + value + "'");
        }
        return Duration.ofNanos(Math.round(nanos));
    }

    private static long nanos(String unit) {
        return switch (unit) {
            case "us" -> Duration.ofNanos(1_000).toNanos();
            case "ms" -> Duration.ofMillis(1).toNanos();
            case "s" -> Duration.ofSeconds(1).toNanos();
            case "m" -> Duration.ofMinutes(1).toNanos();
            default -> Duration.ofHours(1).toNanos();
        };
    }
}
