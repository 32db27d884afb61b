package netlab.tools.gradescope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import netlab.tools.grade.PlannedTest;
import netlab.tools.handout.Edition;
import netlab.tools.handout.Handout;

/**
 * What a GitHub Classroom template needs besides the student's hand-out: a workflow with a job for each checkpoint, and the
 * checksums of the files that are not the student's to change.
 */
final class Classroom {
    private static final String CHECKSUMS = ".github/handout.sha256";
    private static final String WORKFLOW = ".github/workflows/checkpoints.yml";

    private final Handout handout;
    private final List<PlannedTest> plan;

    Classroom(Handout handout, List<PlannedTest> plan) {
        this.handout = handout;
        this.plan = plan;
    }

    /** Writes the files into the root of a template repository. */
    List<Path> write(Path root) throws IOException {
        Path workflow = root.resolve(WORKFLOW);
        Path checksums = root.resolve(CHECKSUMS);
        Files.createDirectories(workflow.getParent());
        Files.writeString(workflow, workflow());
        Files.writeString(checksums, checksums());
        return List.of(workflow, checksums);
    }

    String workflow() throws IOException {
        return Script.of("checkpoints.yml", handout.module()).replace("          @CHECKPOINTS@\n", checkpoints());
    }

    /** The jobs; a job runs its checkpoint's tests and those of all before. */
    private String checkpoints() {
        SortedMap<Integer, Integer> points = new TreeMap<>();
        plan.forEach(test -> points.merge(test.checkpoint(), test.points(), Integer::sum));
        StringBuilder jobs = new StringBuilder();
        points.forEach((checkpoint, sum) -> jobs.append("          - { checkpoint: ")
                .append(checkpoint)
                .append(", points: ")
                .append(sum)
                .append(" }\n"));
        return jobs.toString();
    }

    /** Lines for {@code sha256sum --check}: poms, settings, the testkit, the tests that were handed out. */
    String checksums() {
        String own = handout.module() + "/";
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<String, byte[]> file : handout.contents(Edition.STUDENT).entrySet()) {
            String path = file.getKey();
            boolean students = path.startsWith(own) && handout.isStudents(path.substring(own.length()));
            if (!students && !path.endsWith(".md")) {
                lines.append(sha256(file.getValue())).append("  ").append(path).append('\n');
            }
        }
        return lines.toString();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256
        }
    }
}
