package netlab.testkit.grading;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The tests of the same class without which a graded test would tell nothing new: where one of them has failed, this one
 * is skipped, and says so.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    /** Names of the methods. */
    String[] value();
}
