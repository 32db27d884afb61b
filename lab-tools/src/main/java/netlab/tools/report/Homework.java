package netlab.tools.report;

import java.util.Optional;

/**
 * What was graded.
 *
 * @param module {@code hw3-calculator}
 * @param readme address of the folder with its README.md and README.ko.md, if students can reach one
 */
public record Homework(String module, Optional<String> readme) {
    public Homework {
        readme = readme.map(folder -> folder.endsWith("/") ? folder : folder + "/");
    }

    /** A homework whose README students have on their own disk. */
    public Homework(String module) {
        this(module, Optional.empty());
    }
}
