package netlab.tools.gradescope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import netlab.tools.handout.Edition;
import netlab.tools.handout.Handout;
import netlab.tools.handout.HandoutZip;

/** The zip that Gradescope asks for when an autograder is configured. */
final class Autograder {
    private final Handout handout;

    Autograder(Handout handout) {
        this.handout = handout;
    }

    /** Returns what is in the zip, by path: two scripts, and below {@code grader/} the grader's hand-out. */
    SortedMap<String, byte[]> files() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("setup.sh", Script.bytes("setup.sh", handout.module()));
        files.put("run_autograder", Script.bytes("run_autograder", handout.module()));
        handout.contents(Edition.GRADER).forEach((path, bytes) -> files.put("grader/" + path, bytes));
        return files;
    }

    void write(Path zip) throws IOException {
        HandoutZip.write(zip, files());
    }
}
