package netlab.testkit.grading;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import netlab.testkit.Evidence;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Gives graded tests their {@link Subject}, skips those that would tell nothing new, and turns a failure into a {@link Verdict}. */
final class GradedExtension
        implements ExecutionCondition,
                BeforeEachCallback,
                ParameterResolver,
                TestExecutionExceptionHandler,
                AfterTestExecutionCallback,
                AfterEachCallback {
    private static final Namespace NAMESPACE = Namespace.create(GradedExtension.class);

    /** What the tests of one class share. */
    private static final class ClassState implements AutoCloseable {
        final Subject subject;
        final Set<String> notPassed = new HashSet<>();

        ClassState(Class<?> testClass) {
            subject = new Subject(testClass.getAnnotation(Graded.class).main());
        }

        @Override
        public void close() {
            subject.close();
        }
    }

    private static ClassState state(ExtensionContext context) {
        Class<?> testClass = context.getRequiredTestClass();
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent()) {
            ofClass = ofClass.getParent().orElseThrow();
        }
        return ofClass.getStore(NAMESPACE)
                .getOrComputeIfAbsent(testClass, key -> new ClassState(testClass), ClassState.class);
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<String> missing = context.getTestMethod().stream()
                .flatMap(method -> AnnotationSupport.findAnnotation(method, Requires.class).stream())
                .flatMap(requires -> Stream.of(requires.value()))
                .filter(state(context).notPassed::contains)
                .findFirst();
        if (missing.isEmpty()) {
            return ConditionEvaluationResult.enabled("what it requires has passed");
        }
        state(context).notPassed.add(context.getRequiredTestMethod().getName());
        return ConditionEvaluationResult.disabled(
                "skipped, since it requires " + missing.get() + ", which did not pass");
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Evidence.begin();
        state(context).subject.begin(context.getRequiredTestMethod().getName());
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Subject.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return state(context).subject;
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        if (failure instanceof TestAbortedException) {
            throw failure;
        }
        Subject subject = state(context).subject;
        Verdict verdict = subject.diagnosis().explain(failure);
        List<Object> evidence = subject.diagnosis().withPrograms(Evidence.end());
        throw verdict.with(
                evidence, subject.again(context.getRequiredTestClass().getSimpleName()));
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            state(context).subject.diagnosis().requireFewWords();
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Evidence.end();
        boolean failed = context.getExecutionException().isPresent();
        if (failed) {
            state(context).notPassed.add(context.getRequiredTestMethod().getName());
        }
        state(context).subject.end(failed);
    }
}
