package netlab.testkit.grading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of graded tests. They judge a program from outside, through the {@link Subject} that each of them takes as a
 * parameter, and know no class of the homework: so the same tests serve the student at home, and the grader.
 *
 * <pre>{@code
 * @Graded(main = "netlab.calculator.Main")
 * class CalculatorGradedTest {
 *     private static final Role SERVER = Role.of("server", "server --port {port}", 9003);
 *
 *     @Test
 *     @Checkpoint(1)
 *     @Points(3)
 *     void answersOneRequest(Subject subject) throws IOException {
 *         try (RawPeer peer = subject.connect(SERVER)) {
 *             peer.send("20 + 17\n");
 *             peer.expect("37\n");
 *         }
 *     }
 *
 *     @Test
 *     @Checkpoint(2)
 *     @Points(2)
 *     @Requires("answersOneRequest")
 *     void joinsTheThreePiecesOfARequest(Subject subject) throws IOException {
 *         try (RawPeer peer = subject.connect(SERVER)) {
 *             …
 *             subject.blame(Misconception.ONE_READ, "(printf '20 +'; sleep 0.005; echo ' 17') | nc {host} {port}",
 *                     () -> peer.expect("37\n"));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>The tests run in the order of their checkpoints, a required one before those that require it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("graded")
@TestMethodOrder(CheckpointOrder.class)
@ExtendWith(GradedExtension.class)
public @interface Graded {
    /** The class whose {@code main} is the homework's program. */
    String main();
}
