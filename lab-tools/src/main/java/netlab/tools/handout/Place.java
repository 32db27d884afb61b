package netlab.tools.handout;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a file of a module is there for, by its path. A path without a place is refused: nothing is handed out by accident. */
enum Place {
    /** The student's own. */
    PROGRAM("src/main/(java|resources)/.+"),
    TEST("src/test/(java|python|resources)/.+"),
    /** Known-wrong solutions, as changes of the right one, from which the tests must tell them. */
    MUTANT("src/test/mutants/[^/]+\\.patch"),
    POM("pom\\.xml"),
    DOCUMENT("README(\\.ko)?\\.md|docs/.+");

    private final Pattern paths;

    Place(String paths) {
        this.paths = Pattern.compile(paths);
    }

    /** Returns the place of a path relative to the module's folder. */
    static Optional<Place> of(String path) {
        return Arrays.stream(values())
                .filter(place -> place.paths.matcher(path).matches())
                .findFirst();
    }
}
