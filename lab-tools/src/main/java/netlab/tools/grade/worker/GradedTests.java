package netlab.tools.grade.worker;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClasspathRoots;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import netlab.testkit.grading.Graded;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** The graded tests in a folder of test classes: {@code …GradedTest}, annotated with {@link Graded}. */
final class GradedTests {
    private static final String CLASS_NAMES = ".*GradedTest";

    private GradedTests() {}

    /** Asks JUnit for all of them. */
    static LauncherDiscoveryRequest all(Path testClasses) {
        return request(testClasses, source -> true);
    }

    /** Asks JUnit for those with the given ids. */
    static LauncherDiscoveryRequest only(Path testClasses, Collection<String> ids) {
        Set<String> wanted = Set.copyOf(ids);
        return request(testClasses, source -> wanted.contains(id(source)));
    }

    private static LauncherDiscoveryRequest request(Path testClasses, Predicate<MethodSource> isWanted) {
        PostDiscoveryFilter filter = test -> FilterResult.includedIf(!test.isTest()
                || methodOf(test)
                        .filter(source -> isGraded(source) && isWanted.test(source))
                        .isPresent());
        return LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClasspathRoots(Set.of(testClasses)))
                .filters(includeClassNamePatterns(CLASS_NAMES), filter)
                .build();
    }

    private static Optional<MethodSource> methodOf(TestDescriptor test) {
        return test.getSource().flatMap(GradedTests::method);
    }

    static Optional<MethodSource> method(TestSource source) {
        return source instanceof MethodSource method ? Optional.of(method) : Optional.empty();
    }

    private static boolean isGraded(MethodSource source) {
        return AnnotationSupport.isAnnotated(source.getJavaClass(), Graded.class);
    }

    /** Returns what tells a test from the others of its homework: {@code CalculatorGradedTest.answersOneRequest}. */
    static String id(MethodSource source) {
        return source.getJavaClass().getSimpleName() + "." + source.getMethodName();
    }

    /** Returns a method's name as a sentence: {@code answers one request}. */
    static String title(String methodName) {
        String[] words = methodName.split("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Za-z])(?=[0-9])|(?<=[A-Z])(?=[A-Z][a-z])");
        String sentence = Arrays.stream(words).map(GradedTests::unlessAcronym).collect(Collectors.joining(" "));
        return sentence.replace("utf 8", "UTF-8")
                .replace("ki b", "KiB")
                .replace("mi b", "MiB")
                .replace("cr lf", "CR LF")
                .replace("euc kr", "EUC-KR")
                .replace("korean", "Korean");
    }

    private static String unlessAcronym(String word) {
        boolean acronym = word.length() > 1 && word.equals(word.toUpperCase(Locale.ROOT));
        return acronym ? word : word.toLowerCase(Locale.ROOT);
    }
}
