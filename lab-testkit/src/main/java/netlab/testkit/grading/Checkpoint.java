package netlab.testkit.grading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Optional;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * The step of the homework that a test proves: 1, 2, 3 … A test has one exactly when it needs one of the homework's holes
 * to be filled. {@code -Dcheckpoint=2} runs the tests of the steps 1 and 2, and those without a step.
 */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Checkpoint.Reached.class)
public @interface Checkpoint {
    /** The step, 1 or more. */
    int value();

    /** Leaves out the steps beyond the one that {@code -Dcheckpoint} asks for. */
    final class Reached implements ExecutionCondition {
        private static final String PROPERTY = "checkpoint";

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            int last = Integer.getInteger(PROPERTY, Integer.MAX_VALUE);
            return step(context)
                    .filter(step -> step > last)
                    .map(step ->
                            ConditionEvaluationResult.disabled("checkpoint " + step + ", and -Dcheckpoint=" + last))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("within -Dcheckpoint"));
        }

        private static Optional<Integer> step(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), Checkpoint.class)
                    .map(Checkpoint::value);
        }
    }
}
