package netlab.net.cli;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.util.logging.Handler;
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
                .setOut(stdio.outWriter())
                .setErr(stdio.errWriter())
                .setExecutionStrategy(parsed -> {
                    configureLogging(isVerbose(parsed), stdio);
                    return new CommandLine.RunLast().execute(parsed);
                })
                .setParameterExceptionHandler(Program::explainUsage)
                .setExecutionExceptionHandler(Program::explainFailure)
                .execute(args);
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

    /** Warnings and errors on standard error, and with {@code --verbose} all the rest, and stack traces. */
    private static void configureLogging(boolean verbose, Stdio stdio) {
        Level level = verbose ? Level.FINE : Level.WARNING;
        for (Handler handler : LAB_LOGGER.getHandlers()) {
            LAB_LOGGER.removeHandler(handler);
        }
        LAB_LOGGER.addHandler(new LogLines(stdio.errWriter(), verbose));
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

    /** One line that says what failed; some exceptions of the JDK have the bare name of what failed as message. */
    private static String sentence(Exception e) {
        String message = e.getMessage();
        if (message == null || message.isBlank()) {
            return "failed: " + e.getClass().getSimpleName();
        }
        String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
        if (e instanceof NoSuchFileException) {
            return "no such file: " + line;
        } else if (e instanceof AccessDeniedException) {
            return "access denied: " + line;
        } else if (e instanceof FileAlreadyExistsException) {
            return "file exists already: " + line;
        }
        return line;
    }
}
