package netlab.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A Java installation that programs can be run on.
 *
 * @param home its directory
 * @param feature its version: 17, 25
 */
record Jdk(Path home, int feature) {
    /** Where Debian, and most others on Linux, put them. */
    private static final Path INSTALLED = Path.of("/usr/lib/jvm");

    /** The one that runs this program. */
    static final Jdk CURRENT =
            new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());

    /** The newest on this machine: on Java 21 and later the lab's threads are virtual. */
    static final Jdk NEWEST = findNewest();

    /** Returns {@link #CURRENT} and {@link #NEWEST}, the newer first; one if they are of one version. */
    static List<Jdk> both() {
        return NEWEST.feature == CURRENT.feature ? List.of(CURRENT) : List.of(NEWEST, CURRENT);
    }

    Path tool(String name) {
        return home.resolve("bin").resolve(name);
    }

    @Override
    public String toString() {
        return "Java " + feature;
    }

    private static Jdk findNewest() {
        List<Jdk> found = new ArrayList<>(List.of(CURRENT));
        try (DirectoryStream<Path> homes = Files.newDirectoryStream(INSTALLED)) {
            for (Path home : homes) {
                Path release = home.resolve("release");
                if (Files.isRegularFile(release) && Files.isExecutable(home.resolve("bin/java"))) {
                    found.add(new Jdk(home, feature(Files.readString(release))));
                }
            }
        } catch (IOException e) {
            return CURRENT; // not Linux, or installed elsewhere
        }
        return found.stream().max(Comparator.comparingInt(Jdk::feature)).orElse(CURRENT);
    }

    /** A line of the file is {@code JAVA_VERSION="25.0.1"}. */
    private static int feature(String release) {
        return release.lines()
                .filter(line -> line.startsWith("JAVA_VERSION="))
                .map(line -> line.replaceAll("[^0-9.]", ""))
                .mapToInt(version -> Integer.parseInt(version.split("\\.")[0]))
                .findFirst()
                .orElse(0);
    }
}
