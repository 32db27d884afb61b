package netlab.net.cli;

import java.io.PrintWriter;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * Runs a picocli command as the contract asks: exit code 0 done, 1 failed with one sentence on standard error and no
 * stack trace unless {@code --verbose}, 2 for a command line that makes no sense.
 */
public final class Program {
    /** Everything the lab logs; a strong reference, since the log manager holds loggers weakly. */
    private static final Logger LAB_LOGGER = Logger.getLogger("netlab");

    private Program() {}

    /** Runs {@code command}, and ends the process if its exit code is not 0: for {@code main} alone. */
    public static void main(Object command, Stdio stdio, String... args) {
        int exitCode = run(command, stdio, args);
        if (exitCode != ExitCode.OK) {
            System.exit(exitCode);
        }
    }

    /** Runs {@code command} and returns its exit code. */
    public static int run(Object command, Stdio stdio, String... args) {
        return new CommandLine(command)
                .setOut(new PrintWriter(stdio.out(), true))
                .setErr(new PrintWriter(stdio.err(), true))
                .setExecutionStrategy(Program::configureLoggingAndRun)
                .setParameterExceptionHandler(Program::explainUsage)
                .setExecutionExceptionHandler(Program::explainFailure)
                .execute(args);
    }

    private static int configureLoggingAndRun(ParseResult parsed) {
        configureLogging(isVerbose(parsed));
        return new CommandLine.RunLast().execute(parsed);
    }

    private static boolean isVerbose(ParseResult parsed) {
        for (ParseResult result = parsed; result != null; result = result.subcommand()) {
            for (Object mixin : mixins(result.commandSpec())) {
                if (mixin instanceof EndpointOptions options && options.verbose()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Iterable<Object> mixins(CommandSpec command) {
        return command.mixins().values().stream().map(CommandSpec::userObject)::iterator;
    }

    /** A line a record on standard error: warnings and errors, and with {@code --verbose} all the rest. */
    private static void configureLogging(boolean verbose) {
        System.setProperty("java.util.logging.SimpleFormatter.format", "%1$tT.%1$tL %4$s %5$s%6$s%n");
        Level level = verbose ? Level.FINE : Level.WARNING;
        for (var handler : LAB_LOGGER.getHandlers()) {
            LAB_LOGGER.removeHandler(handler);
        }
        ConsoleHandler console = new ConsoleHandler();
        console.setLevel(level);
        LAB_LOGGER.addHandler(console);
        LAB_LOGGER.setUseParentHandlers(false);
        LAB_LOGGER.setLevel(level);
    }

    private static int explainUsage(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr().println(e.getMessage());
        command.getErr().println("Try '--help' for the commands and options.");
        return ExitCode.USAGE;
    }

    private static int explainFailure(Exception e, CommandLine command, ParseResult parsed) {
        command.getErr().println(sentence(e));
        if (isVerbose(parsed)) {
            LAB_LOGGER.log(Level.SEVERE, "stack trace", e);
        }
        return ExitCode.SOFTWARE;
    }

    private static String sentence(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    }
}
