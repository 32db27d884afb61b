// HIDDEN FILE
package netlab.chat.bus;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Skips the tests of a class where there is neither a Docker engine nor a redis-server. CI counts that as a failure. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresRedis.Condition.class)
@interface RequiresRedis {
    /** Looks for {@link RealRedis#source()}. */
    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return RealRedis.source()
                    .map(source -> ConditionEvaluationResult.enabled("Redis from " + source))
                    .orElseGet(
                            () -> ConditionEvaluationResult.disabled("no Docker engine, no redis-server on the PATH"));
        }
    }
}
