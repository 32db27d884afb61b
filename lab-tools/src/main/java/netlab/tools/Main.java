package netlab.tools;

import java.util.concurrent.Callable;
import netlab.net.cli.Program;
import netlab.net.cli.Stdio;
import netlab.tools.grade.GradeCommand;
import netlab.tools.gradescope.GradescopeCommand;
import netlab.tools.handout.HandoutCommand;
import netlab.tools.tap.TapCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of instructors and graders: {@code handout}, {@code grade}, {@code gradescope}, {@code tap}. */
@Command(
        name = "netlab",
        description = "Hands out homework, grades it, and shows what crosses the wire.",
        subcommands = {
            HandoutCommand.class,
            GradeCommand.class,
            TapCommand.class,
            GradescopeCommand.class,
        })
public final class Main implements Callable<Integer> {
    private final Stdio stdio;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help.")
    private boolean help;

    /** A command line that reads and prints there. */
    public Main(Stdio stdio) {
        this.stdio = stdio;
    }

    /** Runs the program. */
    public static void main(String... args) {
        Stdio stdio = Stdio.system();
        Program.main(new Main(stdio), stdio, args);
    }

    /** Where the subcommands read and print. */
    public Stdio stdio() {
        return stdio;
    }

    /** Without a command: the help. */
    @Override
    public Integer call() {
        stdio.out().print(spec.commandLine().getUsageMessage());
        return 0;
    }
}
