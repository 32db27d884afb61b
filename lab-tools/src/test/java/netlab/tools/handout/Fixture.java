package netlab.tools.handout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A repository with one homework, small enough to see at a glance. */
final class Fixture {
    static final String MODULE = "hw1-length";
    static final String SOURCE = MODULE + "/src/main/java/netlab/length/Length.java";
    static final String TEST = MODULE + "/src/test/java/netlab/length/LengthTest.java";
    static final String MUTANT = MODULE + "/src/test/mutants/wrong-answer.patch";

    final Path root;

    private Fixture(Path root) {
        this.root = root;
    }

    static Fixture in(Path root) throws IOException {
        Fixture fixture = new Fixture(root);
        fixture.put("pom.xml", """
                <project>
                  <groupId>netlab</groupId>
                  <modules>
                    <module>parent</module>
                    <module>common-net</module>
                    <module>hw1-length</module>
                    <module>hw2-other</module>
                    <module>lab-tools</module>
                  </modules>
                </project>
                """);
        fixture.put("parent/pom.xml", "<project/>\n");
        fixture.module("common-net");
        fixture.put("common-net/src/main/java/netlab/net/Frames.java", "class Frames {}\n");
        fixture.put("common-net/src/test/java/netlab/net/FramesTest.java", "class FramesTest {}\n");
        fixture.module("hw2-other", "common-net");
        fixture.module("lab-tools", "common-net");
        fixture.put("lab-tools/src/main/java/netlab/tools/Main.java", "/** Knows BEGIN SOLUTION. */ class Main {}\n");
        fixture.put("mvnw", "#!/bin/sh\nexec mvn\n");
        fixture.put(".mvn/maven.config", "-am\n");
        fixture.put("CONTRIBUTING.md", "for authors\n");
        fixture.put("course.yml", """
                course: Networks
                zone: Asia/Seoul
                weeks:
                  - week: 2
                    homework:
                      - {module: hw1-length, points: 10, due: 2027-03-16 23:59}
                  - week: 3
                    homework:
                      - {module: hw2-other, points: 10, due: 2027-03-23 23:59}
                """);
        fixture.module(MODULE, "common-net");
        fixture.put(MODULE + "/README.md", "# hw1-length\n");
        fixture.put(MODULE + "/docs/window.png", "\u0089PNG BEGIN SOLUTION");
        fixture.put(SOURCE, """
                package netlab.length;

                /** The length of a text, 길이. */
                final class Length {
                    static int of(String text) {
                        // BEGIN SOLUTION
                        return text.codePointCount(0, text.length());
                        // END SOLUTION
                        // STUB: throw new UnsupportedOperationException("TODO 1: count characters – 세기");
                    }
                }
                """);
        fixture.put(MODULE + "/src/main/java/netlab/length/Helper.java", "// SOLUTION FILE\nclass Helper {}\n");
        fixture.put(TEST, """
                class LengthTest {
                    // BEGIN HIDDEN
                    void hidden() {}
                    // END HIDDEN
                }
                """);
        fixture.put(MODULE + "/src/test/java/netlab/length/LengthHiddenTest.java", "// HIDDEN FILE\nclass A {}\n");
        fixture.put(MUTANT, """
                diff --git a/src/main/java/netlab/length/Length.java b/src/main/java/netlab/length/Length.java
                --- a/src/main/java/netlab/length/Length.java
                +++ b/src/main/java/netlab/length/Length.java
                @@ -6,3 +6,3 @@ final class Length {
                         // BEGIN SOLUTION
                -        return text.codePointCount(0, text.length());
                +        return text.length();
                         // END SOLUTION
                """);
        return fixture;
    }

    void module(String name, String... dependencies) throws IOException {
        StringBuilder pom = new StringBuilder("<project>\n  <artifactId>" + name + "</artifactId>\n  <dependencies>\n");
        for (String dependency : dependencies) {
            pom.append("    <dependency><groupId>netlab</groupId><artifactId>")
                    .append(dependency)
                    .append("</artifactId></dependency>\n");
        }
        put(name + "/pom.xml", pom.append("  </dependencies>\n</project>\n").toString());
    }

    void put(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    String get(String path) throws IOException {
        return Files.readString(root.resolve(path));
    }

    void replace(String path, String old, String replacement) throws IOException {
        String text = get(path);
        if (!text.contains(old)) {
            throw new IllegalArgumentException(path + " has no " + old);
        }
        put(path, text.replace(old, replacement));
    }

    /** Runs git in the repository, which {@code git("init")} makes one. */
    void git(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", root.toString()));
        command.addAll(List.of(arguments));
        int exitCode = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exitCode != 0) {
            throw new IOException(command + " failed: " + exitCode);
        }
    }

    Handout handout() throws IOException {
        return Handout.of(root, MODULE);
    }
}
