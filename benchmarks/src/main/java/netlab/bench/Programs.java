package netlab.bench;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import netlab.testkit.LabProcess;
import netlab.testkit.LabProgram;

/** How programs are started: the lab's and its peers in Java, Python scripts, and tools of the system. */
final class Programs {
    /** A model or a film may take a while to load. */
    static final Duration TIMEOUT = Duration.ofMinutes(3);

    /** This module's folder, wherever it is run from. */
    static final Path MODULE = findModule();

    /** The repository. */
    static final Path ROOT = MODULE.toAbsolutePath().getParent();

    static final String CLASS_PATH = findClassPath();

    private Programs() {}

    /** Describes a run of a class of this module's class path, with the virtual machine's own settings. */
    static LabProgram java(Jdk jdk, String mainClass, String... arguments) {
        return java(jdk, List.of(), mainClass, arguments);
    }

    static LabProgram java(Jdk jdk, List<String> jvmArguments, String mainClass, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(jdk.tool("java").toString());
        if (jdk.feature() >= 24) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", CLASS_PATH, mainClass));
        command.addAll(List.of(arguments));
        return LabProcess.command(command.toArray(String[]::new)).timeout(TIMEOUT);
    }

    /** Describes a run of a script of this module, on a Python that has {@code module}. */
    static LabProgram python(String module, String script, String... arguments) throws MissingToolException {
        List<String> command = new ArrayList<>(List.of(
                findPython(module),
                "-u",
                MODULE.resolve("src/main/python").resolve(script).toString()));
        command.addAll(List.of(arguments));
        return LabProcess.command(command.toArray(String[]::new))
                .environment("PYTHONDONTWRITEBYTECODE", "1")
                .timeout(TIMEOUT);
    }

    /** Describes a run of a tool of the system; {@code toInstall} names Debian's package, or what else has it. */
    static LabProgram tool(String toInstall, String name, String... arguments) throws MissingToolException {
        List<String> command = new ArrayList<>(List.of(find(name)
                .orElseThrow(() -> new MissingToolException(toInstall))
                .toString()));
        command.addAll(List.of(arguments));
        return LabProcess.command(command.toArray(String[]::new)).timeout(TIMEOUT);
    }

    /** Runs a program to its end, and returns what it printed. */
    static String output(LabProgram program) throws IOException {
        try (LabProcess process = program.start()) {
            process.closeStdin();
            if (process.awaitExit().exitCode() != 0) {
                throw new IOException(process.toString());
            }
            return process.stdout();
        }
    }

    private static Optional<Path> find(String name) {
        String path = System.getenv("PATH") + ":/usr/sbin:/usr/bin";
        return Arrays.stream(path.split(":"))
                .map(folder -> Path.of(folder).resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The first of $NETLAB_PYTHON, python3 on the PATH, Debian's python3 that can import {@code module}. */
    private static String findPython(String module) throws MissingToolException {
        List<String> candidates = new ArrayList<>();
        Optional.ofNullable(System.getenv("NETLAB_PYTHON")).ifPresent(candidates::add);
        find("python3").map(Path::toString).ifPresent(candidates::add);
        candidates.add("/usr/bin/python3");
        for (String python : candidates) {
            try (LabProcess process = LabProcess.command(python, "-c", "import " + module)
                    .timeout(TIMEOUT)
                    .start()) {
                process.closeStdin();
                if (process.awaitExit().exitCode() == 0) {
                    return python;
                }
            } catch (IOException e) {
                continue; // no such program
            }
        }
        throw new MissingToolException(
                "a Python 3 that can import " + module + ", and name it in the environment as NETLAB_PYTHON");
    }

    private static Path findModule() {
        try {
            Path classes = Path.of(Programs.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.getParent().getParent(); // benchmarks/target/classes
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Under Maven the class path is the class loader's, and Maven's own is in the system property. */
    private static String findClassPath() {
        if (Programs.class.getClassLoader() instanceof URLClassLoader loader) {
            return Arrays.stream(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(File.pathSeparator));
        }
        return System.getProperty("java.class.path");
    }
}
