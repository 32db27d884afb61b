package netlab.tools.grade;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;

/**
 * How far this system lets a program be shut in. The worker gets a world of its own (namespaces: network, processes, files),
 * and the student's program, which it starts, another user and limits. {@link #missing} says what cannot be had.
 */
final class Isolation {
    /** What a system may offer. */
    enum Means {
        /** Namespaces, as root. */
        NAMESPACES("The programs can reach the network and see this machine's files: run as root, or install util-linux"
                + " and iproute2 and allow unprivileged user namespaces."),
        /** Namespaces, as a user who is root inside. */
        USER_NAMESPACES(""),
        /** Another user than the grader's. */
        OWN_USER("The programs run as the user who runs the grader, and could end what grades them: run as root."),
        /** prlimit. */
        LIMITS("Threads, processor time and file sizes of the programs are not limited: install util-linux.");

        private final String withoutIt;

        Means(String withoutIt) {
            this.withoutIt = withoutIt;
        }
    }

    private static final Duration PROBE = Duration.ofSeconds(20);
    private static final List<String> UNSHARE =
            List.of("unshare", "--mount", "--net", "--pid", "--ipc", "--fork", "--kill-child", "--mount-proc");
    private static final List<String> UNSHARE_AS_USER = with(UNSHARE, "--user", "--map-root-user");
    private static final String TRY_NAMESPACES = "ip link set lo up && mount -t tmpfs -o size=1m probe /mnt";
    private static final int SOME_USER = 64_000;

    private final Set<Means> means;
    private final Path scripts;
    private final Limits limits;

    private Isolation(Set<Means> means, Path scripts, Limits limits) {
        this.means = means;
        this.scripts = scripts;
        this.limits = limits;
    }

    /**
     * Uses what this system offers.
     *
     * @param scripts where this object may keep its scripts as long as it is used
     */
    static Isolation detect(Path scripts, Limits limits) throws IOException {
        for (String script : List.of("world.sh", "program.sh")) {
            try (var resource = Isolation.class.getResourceAsStream(script)) {
                Files.copy(resource, scripts.resolve(script));
            }
        }
        return new Isolation(Offered.MEANS, scripts, limits);
    }

    /** Tried once, since it takes a while. */
    private static final class Offered {
        static final Set<Means> MEANS = probe();
    }

    /** Each thing is tried inside what was found before, as it will be used: a namespace may have no other user. */
    private static Set<Means> probe() {
        Set<Means> means = EnumSet.noneOf(Means.class);
        List<String> world = List.of();
        if (works(with(UNSHARE, "sh", "-c", TRY_NAMESPACES))) {
            means.add(Means.NAMESPACES);
            world = UNSHARE;
        } else if (works(with(UNSHARE_AS_USER, "sh", "-c", TRY_NAMESPACES))) {
            means.add(Means.USER_NAMESPACES);
            world = UNSHARE_AS_USER;
        }
        String java = Java.executable("java");
        if (works(with(with(world, asUser(SOME_USER)), java, "-version"))) {
            means.add(Means.OWN_USER);
        }
        if (works(with(with(world, prlimit(Limits.DEFAULT)), java, "-version"))) {
            means.add(Means.LIMITS);
        }
        return Collections.unmodifiableSet(means);
    }

    private static boolean works(List<String> command) {
        try (LabProcess process = LabProcess.command(command.toArray(String[]::new))
                .timeout(PROBE)
                .start()) {
            return process.awaitExit() instanceof Outcome.Exited exited && exited.code() == 0;
        } catch (IOException e) {
            return false; // there is no such program here
        }
    }

    /** Tells whether a port that one submission listens on is free for all others. */
    boolean hasOwnNetwork() {
        return means.contains(Means.NAMESPACES) || means.contains(Means.USER_NAMESPACES);
    }

    /** Tells whether the programs run as another user than the grader. */
    boolean hasOwnUser() {
        return means.contains(Means.OWN_USER);
    }

    /** Returns a sentence about each thing that is not isolated. */
    List<String> missing() {
        return Arrays.stream(Means.values())
                .filter(each -> !means.contains(each) && !each.withoutIt.isEmpty())
                .filter(each -> each != Means.NAMESPACES || !means.contains(Means.USER_NAMESPACES))
                .map(each -> each.withoutIt)
                .toList();
    }

    /** Prepares the folders of a submission. */
    void furnish(Box box) throws IOException {
        if (hasOwnUser()) {
            box.giveToUser();
        }
        if (!hasOwnNetwork() && Files.exists(box.given())) {
            Folders.copy(box.given(), box.home());
        }
    }

    /** Returns the command line to put before that of a worker. */
    List<String> worker(Box box, List<Path> hidden) {
        if (!hasOwnNetwork()) {
            return List.of();
        }
        boolean asRoot = means.contains(Means.NAMESPACES);
        List<String> words = new ArrayList<>(asRoot ? UNSHARE : UNSHARE_AS_USER);
        String owner = asRoot ? box.user() + ":" + box.user() : "0:0";
        words.addAll(List.of("sh", scripts.resolve("world.sh").toString()));
        words.addAll(List.of(box.folder().toString(), owner, Integer.toString(limits.diskMegabytes())));
        hidden.forEach(path -> words.add(path.toString()));
        words.add("--");
        return words;
    }

    /**
     * Returns the command line to put before that of the student's program, which the worker runs.
     *
     * @param grader the folder of the tests
     */
    List<String> program(Box box, Path grader) {
        List<String> words = new ArrayList<>();
        List<String> script = List.of(
                "sh", scripts.resolve("program.sh").toString(), box.tests().toString());
        if (hasOwnUser()) {
            words.addAll(with(script, "--"));
        } else if (means.contains(Means.USER_NAMESPACES)) {
            words.addAll(List.of("unshare", "--mount"));
            words.addAll(with(script, grader.toString(), box.tester().toString(), "--"));
        }
        if (means.contains(Means.LIMITS)) {
            words.addAll(prlimit(limits));
        }
        if (hasOwnUser()) {
            words.addAll(asUser(box.user()));
        } else if (means.contains(Means.USER_NAMESPACES)) {
            words.addAll(List.of("setpriv", "--no-new-privs", "--inh-caps=-all", "--bounding-set=-all"));
        }
        return words;
    }

    private static List<String> asUser(int user) {
        return List.of(
                "setpriv",
                "--reuid=" + user,
                "--regid=" + user,
                "--clear-groups",
                "--no-new-privs",
                "--inh-caps=-all",
                "--bounding-set=-all");
    }

    private static List<String> prlimit(Limits limits) {
        long megabyte = 1024 * 1024;
        return List.of(
                "prlimit",
                "--nproc=" + limits.processes(),
                "--cpu=" + limits.cpuSeconds(),
                "--fsize=" + limits.diskMegabytes() * megabyte,
                "--data=" + limits.memoryMegabytes() * megabyte,
                "--core=0");
    }

    private static List<String> with(List<String> first, String... more) {
        return with(first, List.of(more));
    }

    private static List<String> with(List<String> first, List<String> more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(more);
        return all;
    }
}
