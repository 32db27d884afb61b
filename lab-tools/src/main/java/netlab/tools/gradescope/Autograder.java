package netlab.tools.gradescope;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import netlab.tools.handout.Edition;
import netlab.tools.handout.Handout;
import netlab.tools.handout.HandoutZip;

/** The zip that Gradescope asks for when an autograder is configured. */
final class Autograder {
    private final Handout handout;
    private final Optional<URI> readme;

    /**
     * Describes the autograder of a homework.
     *
     * @param readme the folder with the README that students read, if they can reach one
     */
    Autograder(Handout handout, Optional<URI> readme) {
        this.handout = handout;
        this.readme = readme;
    }

    /** Returns what is in the zip, by path: two scripts, and below {@code grader/} the grader's hand-out. */
    SortedMap<String, byte[]> files() throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        files.put("setup.sh", Script.of("setup.sh", handout.module()).getBytes(StandardCharsets.UTF_8));
        String run = Script.of("run_autograder", handout.module()).replace("@README@", readmeOption());
        files.put("run_autograder", run.getBytes(StandardCharsets.UTF_8));
        handout.contents(Edition.GRADER).forEach((path, bytes) -> files.put("grader/" + path, bytes));
        return files;
    }

    /** The script has it in both kinds of quotes: of what an address may contain, two characters mean something there. */
    private String readmeOption() {
        return readme.map(folder -> folder.toASCIIString().replace("'", "%27").replace("$", "%24"))
                .map(address -> " --readme '" + address + "'")
                .orElse("");
    }

    void write(Path zip) throws IOException {
        HandoutZip.write(zip, files());
    }
}
