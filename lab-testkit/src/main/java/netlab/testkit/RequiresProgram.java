package netlab.testkit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips a test, or all of a class, where a program is not on the PATH. The project's CI counts that as a failure. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresProgram.Condition.class)
public @interface RequiresProgram {
    /** The name of the program's file: {@code tshark}. */
    String value();

    /** Looks through the PATH. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return AnnotationSupport.findAnnotation(context.getElement(), RequiresProgram.class)
                    .map(required -> lookFor(required.value()))
                    .orElseGet(() -> ConditionEvaluationResult.enabled("no program required"));
        }

        private static ConditionEvaluationResult lookFor(String program) {
            return ProcessTree.onPath(program, System.getenv())
                    .map(file -> ConditionEvaluationResult.enabled("found " + file))
                    .orElseGet(() -> ConditionEvaluationResult.disabled("no " + program + " on the PATH"));
        }
    }
}
