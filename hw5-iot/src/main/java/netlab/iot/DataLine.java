package netlab.iot;

import java.text.ParseException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line of {@code data.txt}: a reading, and when it was taken, to the second. */
record DataLine(LocalDateTime time, Reading reading) {
    /** As C's ctime prints it: the day of the month is padded with a blank. */
    private static final DateTimeFormatter CTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    private static final Pattern LINE = Pattern.compile("(?<time>.{24}): Device(?<device>[12]): (?<values>.+)");

    DataLine {
        time = time.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Returns the line, without a line end. */
    String format() {
        StringJoiner values = new StringJoiner(", ");
        List<Quantity> quantities = reading.device().quantities();
        for (int i = 0; i < quantities.size(); i++) {
            values.add(quantities.get(i).name() + "=" + reading.values().get(i));
        }
        return CTIME.format(time) + ": " + reading.device() + ": " + values;
    }

    /**
     * Reads a line, exactly as {@link #format} writes it.
     *
     * @throws ParseException if it is damaged, at the offset that tells
     */
    static DataLine parse(String line) throws ParseException {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches()) {
            throw new ParseException("it is not '<time>: Device1: <values>' or the same of Device2", 0);
        }
        Device device = Device.numbered(matcher.group("device")).orElseThrow();
        try {
            LocalDateTime time = LocalDateTime.parse(matcher.group("time"), CTIME);
            return new DataLine(time, new Reading(device, values(device, matcher.group("values"))));
        } catch (DateTimeException e) {
            throw new ParseException("'" + matcher.group("time") + "' is not a time", 0);
        } catch (IllegalArgumentException e) {
            throw new ParseException(e.getMessage(), matcher.start("values"));
        }
    }

    private static List<Integer> values(Device device, String text) {
        StringJoiner pattern = new StringJoiner(", ");
        device.quantities().forEach(quantity -> pattern.add(quantity.name() + "=(\\d{1,9})"));
        Matcher matcher = Pattern.compile(pattern.toString()).matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not what " + device + " measures");
        }
        List<Integer> values = new ArrayList<>();
        for (int group = 1; group <= matcher.groupCount(); group++) {
            values.add(Integer.valueOf(matcher.group(group)));
        }
        return values;
    }
}
