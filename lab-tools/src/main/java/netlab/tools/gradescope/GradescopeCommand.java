package netlab.tools.gradescope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import netlab.tools.Main;
import netlab.tools.grade.Checkout;
import netlab.tools.grade.PlannedTest;
import netlab.tools.handout.Handout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code netlab gradescope}: packs the grader for Gradescope, or writes the workflow for GitHub Classroom. */
@Command(name = "gradescope", description = "Packs the grader for Gradescope or GitHub Classroom.")
public final class GradescopeCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Parameters(paramLabel = "MODULE", description = "The homework's folder, such as hw3-calculator.")
    private String module;

    @Option(names = "--out", paramLabel = "FILE", description = "The zip (default: MODULE-autograder.zip).")
    private Path out;

    @Option(
            names = "--github",
            paramLabel = "DIR",
            description = "Instead: write .github for a template repository of GitHub Classroom into DIR.")
    private Path github;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = ".", description = "netlab's root (default: here).")
    private Path root;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        Handout handout = Handout.of(root, module);
        if (github != null) {
            List<PlannedTest> plan =
                    Checkout.around(root).build(List.of(module)).get(module).tests();
            new Classroom(handout, plan).write(github).forEach(main.stdio().out()::println);
            return 0;
        }
        Path zip = out == null ? Path.of(module + "-autograder.zip") : out;
        if (zip.toAbsolutePath().getParent() != null) {
            Files.createDirectories(zip.toAbsolutePath().getParent());
        }
        new Autograder(handout).write(zip);
        main.stdio().out().printf("%s  %,d KiB%n", zip, (Files.size(zip) + 1023) / 1024);
        return 0;
    }
}
