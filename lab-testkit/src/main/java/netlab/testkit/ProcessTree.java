package netlab.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import netlab.net.Deadline;

/**
 * A process and all that descend from it, so that they can be killed together.
 *
 * <p>Asking the system for descendants is not enough: a process whose parent has ended belongs to {@code init} and is
 * nobody's descendant. On Linux three nets are thrown: descendants; the session, since the program is started by
 * {@code setsid} where there is one; and a mark in the environment, which children inherit. A process slips through only
 * if it left its parent, opened a session of its own <em>and</em> changed its environment. Elsewhere there are only the
 * descendants.
 */
public final class ProcessTree {
    private static final String MARK = "NETLAB_PROCESS_TREE";
    /** Fields of /proc/PID/stat, counted from the one after the name (proc(5)). */
    private static final int STATE = 0;

    private static final int SESSION = 3;
    private static final Path PROC = Path.of("/proc");
    private static final boolean IS_LINUX = System.getProperty("os.name").equals("Linux");
    private static final Optional<String> SETSID = findSetsid();

    /** Killing takes a few rounds when the victims go on forking; after this it is given up. */
    private static final Duration KILL_TIME = Duration.ofSeconds(5);

    /** How long one victim is waited for, before all are looked at again. */
    private static final Duration LOOK_PERIOD = Duration.ofMillis(200);

    private final Process root;
    private final byte[] mark;

    private ProcessTree(Process root, String mark) {
        this.root = root;
        this.mark = mark.getBytes(StandardCharsets.US_ASCII);
    }

    /** Starts what {@code builder} says so that its tree can be found again. */
    public static ProcessTree start(ProcessBuilder builder) throws IOException {
        String mark = MARK + "=" + UUID.randomUUID();
        builder.environment().put(MARK, mark.substring(MARK.length() + 1));
        if (SETSID.isPresent()) {
            List<String> command = new ArrayList<>();
            command.add(SETSID.get());
            command.addAll(builder.command());
            requireProgram(builder);
            builder.command(command);
        }
        return new ProcessTree(builder.start(), mark);
    }

    /** Returns the process that was started. */
    public Process root() {
        return root;
    }

    /** Kills every process of the tree, and returns when they are gone, or after a few seconds. */
    public void kill() {
        Deadline deadline = Deadline.after(KILL_TIME);
        Set<ProcessHandle> living = living();
        while (!living.isEmpty() && !deadline.isOver()) {
            living.forEach(ProcessHandle::destroyForcibly);
            for (ProcessHandle process : living) {
                awaitEnd(process, deadline);
            }
            living = living();
        }
    }

    /** Returns the processes of the tree that are running, the root first. */
    public Set<ProcessHandle> living() {
        Set<ProcessHandle> members = new LinkedHashSet<>();
        members.add(root.toHandle());
        root.descendants().forEach(members::add);
        if (IS_LINUX) {
            members.addAll(marked());
        }
        members.removeIf(process -> !isRunning(process));
        return members;
    }

    /** Tells whether {@code process} is running; on Linux one that has ended but was not waited for is not. */
    static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && !(IS_LINUX && stat(process.pid(), STATE).equals("Z"));
    }

    private Set<ProcessHandle> marked() {
        Set<ProcessHandle> found = new LinkedHashSet<>();
        long self = ProcessHandle.current().pid();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != self && (isInSession(pid) || hasMark(process))) {
                    ProcessHandle.of(pid).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            System.getLogger(ProcessTree.class.getName())
                    .log(System.Logger.Level.DEBUG, "/proc cannot be read; descendants alone are killed", e);
        }
        return found;
    }

    private boolean isInSession(long pid) {
        return SETSID.isPresent() && stat(pid, SESSION).equals(Long.toString(root.pid()));
    }

    private boolean hasMark(Path process) {
        try {
            return indexOf(Files.readAllBytes(process.resolve("environ")), mark) >= 0;
        } catch (IOException e) {
            return false; // ended, or another user's
        }
    }

    /** Returns a field of /proc/PID/stat; empty if there is no such process. */
    private static String stat(long pid, int field) {
        try {
            String stat =
                    Files.readString(PROC.resolve(Long.toString(pid)).resolve("stat"), StandardCharsets.ISO_8859_1);
            // The second field is the program's name in parentheses, which may hold blanks and parentheses itself.
            return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[field];
        } catch (IOException e) {
            return "";
        }
    }

    private static int indexOf(byte[] text, byte[] word) {
        for (int i = 0; i <= text.length - word.length; i++) {
            if (Arrays.equals(text, i, i + word.length, word, 0, word.length)) {
                return i;
            }
        }
        return -1;
    }

    private static void awaitEnd(ProcessHandle process, Deadline deadline) {
        Duration wait = deadline.remaining().compareTo(LOOK_PERIOD) < 0 ? deadline.remaining() : LOOK_PERIOD;
        try {
            process.onExit().get(wait.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            return; // kill() looks again
        }
    }

    /** {@code setsid} would report a missing program by its exit code only. */
    private static void requireProgram(ProcessBuilder builder) throws IOException {
        String program = builder.command().get(0);
        if (program.contains("/")) {
            Path directory = builder.directory() == null
                    ? Path.of("")
                    : builder.directory().toPath();
            if (!Files.isExecutable(directory.resolve(program))) {
                throw new IOException("cannot run " + program + ": no such program");
            }
        } else if (onPath(program, builder.environment()).isEmpty()) {
            throw new IOException("cannot run " + program + ": not found on the PATH");
        }
    }

    static Optional<Path> onPath(String program, Map<String, String> environment) {
        String path = environment.getOrDefault("PATH", "");
        for (String directory : path.split(File.pathSeparator)) {
            Path file = Path.of(directory, program);
            if (Files.isRegularFile(file) && Files.isExecutable(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    private static Optional<String> findSetsid() {
        return IS_LINUX ? onPath("setsid", System.getenv()).map(Path::toString) : Optional.empty();
    }
}
