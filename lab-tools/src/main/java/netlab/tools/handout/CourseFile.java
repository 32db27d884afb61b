package netlab.tools.handout;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads {@code course.yml} and complains about everything in it that cannot be meant. */
final class CourseFile {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .build();

    /** The file as it stands; a key that is left out is null. */
    private record File(String course, String zone, List<Week> weeks) {}

    private record Week(Integer week, List<Entry> homework) {}

    private record Entry(String module, Integer points, String due, List<String> along) {}

    private final Modules modules;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<String> seenModules = new HashSet<>();

    private CourseFile(Modules modules) {
        this.modules = modules;
    }

    /**
     * Reads the course.
     *
     * @throws HandoutException with all that is wrong, each with its line or its week
     */
    static Course read(byte[] yaml, Modules modules) throws IOException {
        CourseFile reader = new CourseFile(modules);
        Course course = reader.course(parse(yaml));
        HandoutException.throwIfAny(reader.problems);
        return course;
    }

    private static File parse(byte[] yaml) throws IOException {
        try {
            return YAML.readValue(yaml, File.class);
        } catch (JsonProcessingException e) {
            JsonLocation location = e.getLocation();
            throw new HandoutException(
                    new Problem(Course.FILE, location == null ? 0 : Math.max(0, location.getLineNr()), explain(e)));
        }
    }

    private static String explain(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            return "unknown key '" + unknown.getPropertyName() + "'; known here: "
                    + unknown.getKnownPropertyIds().stream()
                            .map(Object::toString)
                            .sorted()
                            .collect(Collectors.joining(", "));
        } else if (e instanceof MismatchedInputException mismatch) {
            return "'" + key(mismatch) + "' is to be " + kind(mismatch.getTargetType());
        }
        return firstLine(e.getOriginalMessage());
    }

    private static String key(JsonMappingException e) {
        return e.getPath().stream()
                .map(JsonMappingException.Reference::getFieldName)
                .filter(Objects::nonNull)
                .collect(Collectors.joining("."));
    }

    private static String kind(Class<?> type) {
        if (type == null || Record.class.isAssignableFrom(type)) {
            return "keys with values";
        } else if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == Integer.class ? "a whole number" : "a text";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("not YAML");
    }

    private Course course(File file) {
        require(file.course() != null && !file.course().isBlank(), "", "course", "the course's title");
        require(file.weeks() != null && !file.weeks().isEmpty(), "", "weeks", "a list of weeks");
        List<Homework> homework = new ArrayList<>();
        int last = 0;
        for (Week week : file.weeks() == null ? List.<Week>of() : file.weeks()) {
            int number = week == null || week.week() == null ? 0 : week.week();
            if (require(
                    number > last, "week " + number + ": ", "week", "a number greater than that of the week before")) {
                last = number;
            }
            boolean hasHomework =
                    week != null && week.homework() != null && !week.homework().isEmpty();
            if (require(hasHomework, "week " + number + ": ", "homework", "a list of modules with points and due")) {
                week.homework().forEach(entry -> homework.add(homework(number, entry)));
            }
        }
        Course course = new Course(file.course(), zone(file.zone()), List.copyOf(homework));
        homework.forEach(one -> requireAlongIsOver(one, course));
        return course;
    }

    /** A solution that is handed along must not be homework still. */
    private void requireAlongIsOver(Homework homework, Course course) {
        for (String module : homework.along()) {
            boolean over =
                    course.of(module).stream().allMatch(earlier -> earlier.due().isBefore(homework.due()));
            String where = "week " + homework.week() + ", " + homework.module() + ": ";
            require(over, where, "along", "modules that are due earlier, and " + module + " is not");
        }
    }

    private Homework homework(int week, Entry entry) {
        String where = "week " + week + ", " + entry.module() + ": ";
        if (requireModule(entry.module(), where, "module")) {
            require(seenModules.add(entry.module()), where, "module", "one that was not handed out before");
        }
        List<String> along = entry.along() == null ? List.of() : List.copyOf(entry.along());
        along.forEach(module -> requireModule(module, where, "along"));
        require(!along.contains(entry.module()), where, "along", "other modules");
        int points = entry.points() == null ? 0 : entry.points();
        require(points > 0, where, "points", "a number greater than 0");
        return new Homework(entry.module(), week, points, due(entry.due(), where), along);
    }

    private LocalDateTime due(String text, String where) {
        try {
            return LocalDateTime.parse(text == null ? "" : text, Homework.DUE);
        } catch (DateTimeException e) {
            require(false, where, "due", "a date like 2027-04-06 23:59, instead of '" + text + "'");
            return LocalDateTime.MIN;
        }
    }

    private ZoneId zone(String name) {
        try {
            return ZoneId.of(name == null ? "" : name);
        } catch (DateTimeException e) {
            require(false, "", "zone", "a time zone like Asia/Seoul, instead of '" + name + "'");
            return ZoneId.systemDefault();
        }
    }

    private boolean requireModule(String module, String where, String key) {
        boolean known = modules.names().contains(module);
        return require(known, where, key, "a module of the root pom, instead of '" + module + "'");
    }

    private boolean require(boolean holds, String where, String key, String what) {
        if (!holds) {
            problems.add(Problem.of(Course.FILE, where + "'" + key + "' is to be " + what));
        }
        return holds;
    }
}
