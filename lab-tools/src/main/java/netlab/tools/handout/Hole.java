package netlab.tools.handout;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a student has to fill in.
 *
 * @param number counted from 1 in a homework; a hole in several places has its number in all of them
 * @param file where, a path below the root
 * @param task what the stub says is to be done
 */
record Hole(int number, String file, String task) {
    private static final Pattern TODO = Pattern.compile("TODO (\\d{1,3}): ([^\"]+)");

    /** Finds the holes of a homework, in order. */
    static List<Hole> in(Collection<SourceFile> files) {
        List<Hole> holes = new ArrayList<>();
        for (SourceFile file : files) {
            file.stubs().stream()
                    .map(stub -> TODO.matcher(
                            new String(stub.text().getBytes(SourceFile.BYTE_FOR_BYTE), StandardCharsets.UTF_8)))
                    .filter(Matcher::find)
                    .map(todo -> new Hole(Integer.parseInt(todo.group(1)), file.path(), todo.group(2)))
                    .forEach(holes::add);
        }
        holes.sort(Comparator.comparingInt(Hole::number).thenComparing(Hole::file));
        return holes;
    }

    /** Returns what is wrong with the numbers: they are 1, 2, 3 …, for students who look for the next one. */
    static List<Problem> problems(String module, List<Hole> holes) {
        SortedSet<Integer> numbers = new TreeSet<>();
        holes.forEach(hole -> numbers.add(hole.number()));
        for (int expected = 1; expected <= numbers.size(); expected++) {
            if (!numbers.contains(expected)) {
                return List.of(
                        Problem.of(module, "its holes are numbered " + numbers + "; number them from 1, without gaps"));
            }
        }
        return List.of();
    }
}
