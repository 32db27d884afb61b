package netlab.tools.gradescope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import netlab.testkit.LabProcess;
import netlab.testkit.Outcome;
import netlab.tools.grade.PlannedTest;
import netlab.tools.handout.Edition;
import netlab.tools.handout.Handout;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ClassroomTest {
    private static final List<PlannedTest> PLAN = List.of(
            new PlannedTest("A.one", "one", 1, 10, List.of()),
            new PlannedTest("A.two", "two", 1, 20, List.of()),
            new PlannedTest("A.three", "three", 2, 5, List.of()));

    @TempDir
    Path template;

    private Handout handout;
    private Classroom classroom;

    @BeforeEach
    void read() throws IOException {
        handout = Handout.of(Path.of(".."), "hw3-calculator");
        classroom = new Classroom(handout, PLAN);
    }

    @Test
    void hasAJobForEachCheckpoint() throws IOException {
        JsonNode workflow = new ObjectMapper(new YAMLFactory()).readTree(classroom.workflow());

        JsonNode job = workflow.get("jobs").get("checkpoint");
        JsonNode matrix = job.get("strategy").get("matrix").get("include");
        assertThat(matrix).extracting(each -> each.get("checkpoint").asInt()).containsExactly(1, 2);
        assertThat(matrix).extracting(each -> each.get("points").asInt()).containsExactly(30, 5);
        assertThat(job.get("steps").findValuesAsText("run"))
                .containsExactly(
                        "sha256sum --quiet --check .github/handout.sha256",
                        "./mvnw -B -ntp -pl hw3-calculator verify -Dcheckpoint=${{ matrix.checkpoint }}");
        assertThat(workflow.get("permissions").get("contents").asText()).isEqualTo("read");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void letsStudentsChangeTheirProgramAndNothingElse() throws Exception {
        handout.writeTo(template, Edition.STUDENT);
        classroom.write(template);
        assertThat(check()).isEqualTo(new Outcome.Exited(0));

        Path program = template.resolve("hw3-calculator/src/main/java/netlab/calculator/CalculatorServer.java");
        Files.writeString(program, Files.readString(program) + "// mine\n");
        Files.writeString(
                template.resolve("hw3-calculator/src/main/java/netlab/calculator/Mine.java"), "class Mine {}");
        assertThat(check()).isEqualTo(new Outcome.Exited(0));

        Path pom = template.resolve("hw3-calculator/pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("</project>", "<!-- skipTests --></project>"));
        assertThat(check()).isEqualTo(new Outcome.Exited(1));
    }

    private Outcome check() throws IOException, InterruptedException {
        try (LabProcess sum = LabProcess.command("sha256sum", "--quiet", "--check", ".github/handout.sha256")
                .directory(template)
                .start()) {
            return sum.awaitExit();
        }
    }
}
