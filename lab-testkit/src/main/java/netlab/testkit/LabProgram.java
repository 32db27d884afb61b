package netlab.testkit;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A program and how it is to be run: what {@link LabProcess#java} and {@link LabProcess#command} return, to be added to
 * and started.
 *
 * <pre>{@code
 * LabProcess.java(Main.class, "server", "--port", "0")
 *         .maxHeapMegabytes(64)
 *         .jvmArguments("-Dfile.encoding=ISO-8859-1")
 *         .directory(folder)
 *         .start();
 * }</pre>
 */
public final class LabProgram {
    private final String mainClass;
    private final List<String> arguments;
    private final List<String> jvmArguments = new ArrayList<>();
    private final Map<String, String> environment = new LinkedHashMap<>();
    private String classPath = System.getProperty("java.class.path");
    private List<String> wrapper = List.of();
    private Path directory;
    private Duration timeout = LabProcess.DEFAULT_TIMEOUT;
    private Charset charset = StandardCharsets.UTF_8;
    private int keptOutputBytes = 1024 * 1024;
    private String host = "127.0.0.1";
    /** What {port} stands for; 0 if the command does not mention it. */
    private int port;

    LabProgram(String mainClass, List<String> arguments) {
        this.mainClass = mainClass;
        this.arguments = arguments;
    }

    /** Where the JVM finds classes: folders and jars, separated as this system does. */
    public LabProgram classPath(String classPath) {
        this.classPath = classPath;
        return this;
    }

    /** Adds options of the JVM, such as {@code -Dfile.encoding=ISO-8859-1}. */
    public LabProgram jvmArguments(String... options) {
        jvmArguments.addAll(Arrays.asList(options));
        return this;
    }

    /** A command line that runs the command line put after it: {@code nice -n 10}, {@code prlimit --nproc=100}. */
    public LabProgram wrapper(List<String> wrapper) {
        this.wrapper = List.copyOf(wrapper);
        return this;
    }

    /** Limits the JVM's heap. */
    public LabProgram maxHeapMegabytes(int megabytes) {
        return jvmArguments("-Xmx" + megabytes + "m");
    }

    /** Sets an environment variable. */
    public LabProgram environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** The program's working directory. */
    public LabProgram directory(Path directory) {
        this.directory = directory;
        return this;
    }

    /** How long each wait for the program lasts at most. */
    public LabProgram timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    /** The encoding of the program's standard streams; UTF-8 unless said otherwise. */
    public LabProgram charset(Charset charset) {
        this.charset = charset;
        return this;
    }

    /** How much of the beginning, and how much of the end, of each output is kept; 1 MiB unless said otherwise. */
    public LabProgram keptOutputBytes(int keptOutputBytes) {
        this.keptOutputBytes = keptOutputBytes;
        return this;
    }

    /** What {@code {host}} stands for. */
    public LabProgram host(String host) {
        this.host = host;
        return this;
    }

    /** What {@code {port}} stands for: the port of the server, if the program is a client. */
    public LabProgram port(int port) {
        this.port = port;
        return this;
    }

    /**
     * Starts the program.
     *
     * @throws IOException if there is no such program or directory
     */
    public LabProcess start() throws IOException {
        if (port == 0 && arguments.stream().anyMatch(argument -> argument.contains("{port}"))) {
            port = FreePort.choose();
        }
        return new LabProcess(this);
    }

    private List<String> commandLine() {
        List<String> command = new ArrayList<>(wrapper);
        if (mainClass != null) {
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            // Made to start fast, not to run long; options of the caller come later and win.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto"));
            command.addAll(jvmArguments);
            command.addAll(List.of("-cp", classPath, mainClass));
        }
        command.addAll(programArguments());
        return command;
    }

    private List<String> programArguments() {
        return arguments.stream()
                .map(argument -> argument.replace("{host}", host).replace("{port}", Integer.toString(port)))
                .toList();
    }

    ProcessBuilder processBuilder() {
        ProcessBuilder builder = new ProcessBuilder(commandLine());
        if (directory != null) {
            builder.directory(directory.toFile());
        }
        // They would add options, and a line on standard error, to every JVM started here.
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(environment);
        return builder;
    }

    Duration timeout() {
        return timeout;
    }

    Charset charset() {
        return charset;
    }

    int keptOutputBytes() {
        return keptOutputBytes;
    }

    String host() {
        return host;
    }

    int port() {
        return port;
    }

    /** Returns the command line; of a long class path only that there is one, and none of what a wrapper brings along. */
    @Override
    public String toString() {
        if (!wrapper.isEmpty()) {
            String program = mainClass == null ? "" : "java " + mainClass + " ";
            return program + String.join(" ", programArguments());
        }
        String classes = classPath.contains(File.pathSeparator) ? "..." : classPath;
        return String.join(" ", commandLine()).replace(classPath, classes);
    }
}
