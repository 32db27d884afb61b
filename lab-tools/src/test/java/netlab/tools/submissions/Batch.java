package netlab.tools.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A batch in a temporary folder, and its intake. */
final class Batch {
    static final String SERVER = "package netlab.calculator;\npublic final class CalculatorServer {}\n";
    static final String SERVER_PATH = "src/main/java/netlab/calculator/CalculatorServer.java";

    private final Path folder;
    private final Path work;
    private Limits limits = Limits.DEFAULT;

    Batch(Path temporary) throws IOException {
        folder = Files.createDirectories(temporary.resolve("batch"));
        work = temporary.resolve("work");
    }

    Path folder() {
        return folder;
    }

    Path work() {
        return work;
    }

    Batch limits(Limits newLimits) {
        limits = newLimits;
        return this;
    }

    Batch file(String name, byte[] content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        return this;
    }

    Batch file(String name, String text) throws IOException {
        return file(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** A zip with the server in it, as a good student's. */
    static byte[] goodZip() {
        return Zips.utf8().file("hw3-calculator/" + SERVER_PATH, SERVER).bytes();
    }

    List<Submission> read() throws IOException {
        return Submissions.read(folder, work, limits, "hw3-calculator");
    }

    List<Submission> read(byte[] batchZip) throws IOException {
        Path zip = Files.write(folder.resolveSibling("batch.zip"), batchZip);
        return Submissions.read(zip, work, limits, "hw3-calculator");
    }

    /** The only submission, which must have been taken, with the server where it belongs. */
    Submission readOne() throws IOException {
        List<Submission> submissions = read();
        assertThat(submissions).hasSize(1);
        assertTaken(submissions.get(0));
        return submissions.get(0);
    }

    /** The verdict on the only submission; nothing of it is left on the disk. */
    String readRefusal() throws IOException {
        List<Submission> submissions = read();
        assertThat(submissions).hasSize(1);
        assertThat(submissions.get(0).refusal()).as("refusal").isPresent();
        assertThat(Projects.files(work)).isEmpty();
        return submissions.get(0).refusal().orElseThrow();
    }

    static void assertTaken(Submission submission) {
        assertThat(submission.refusal()).as(submission.student().id()).isEmpty();
        assertThat(submission.files().resolve(SERVER_PATH)).hasContent(SERVER);
    }
}
