package netlab.tools.gradescope;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import netlab.tools.Main;
import netlab.tools.grade.Checkout;
import netlab.tools.grade.PlannedTest;
import netlab.tools.handout.Handout;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code netlab gradescope}: packs the grader for Gradescope, or writes the workflow for GitHub Classroom. */
@Command(name = "gradescope", description = "Packs the grader for Gradescope or GitHub Classroom.")
public final class GradescopeCommand implements Callable<Integer> {
    @ParentCommand
    private Main main;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODULE", description = "The homework's folder, such as hw3-calculator.")
    private String module;

    @Option(names = "--out", paramLabel = "FILE", description = "The zip (default: MODULE-autograder.zip).")
    private Path out;

    @Option(
            names = "--github",
            paramLabel = "DIR",
            description = "Instead: write .github for a template repository of GitHub Classroom into DIR.")
    private Path github;

    @Option(
            names = "--readme",
            paramLabel = "URL",
            description = "Folder with the README.md and README.ko.md that students read: feedback links to them.")
    private URI readme;

    @Option(names = "--root", paramLabel = "DIR", defaultValue = ".", description = "netlab's root (default: here).")
    private Path root;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    @Override
    public Integer call() throws IOException {
        requireReadmeOnTheWeb();
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
        new Autograder(handout, Optional.ofNullable(readme)).write(zip);
        main.stdio().out().printf("%s  %,d KiB%n", zip, (Files.size(zip) + 1023) / 1024);
        return 0;
    }

    private void requireReadmeOnTheWeb() {
        if (readme == null) {
            return;
        }
        if (github != null) {
            throw new ParameterException(
                    spec.commandLine(), "--readme is for Gradescope's feedback; --github has none");
        }
        if (readme.getScheme() == null || !readme.getScheme().matches("https?")) {
            throw new ParameterException(
                    spec.commandLine(), "--readme " + readme + ": not an address that begins with https://");
        }
    }
}
