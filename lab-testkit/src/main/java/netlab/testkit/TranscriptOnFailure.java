package netlab.testkit;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * Adds to a failing test's message what crossed the wire, and what the programs under test printed: the transcripts of
 * every {@link RawPeer}, {@link FaultProxy} and {@link UdpFaultProxy}, and every {@link LabProcess}, that the test's
 * thread has made since its {@code @BeforeEach}.
 *
 * <pre>{@code
 * @ExtendWith(TranscriptOnFailure.class)
 * class CalculatorServerTest { … }
 * }</pre>
 */
public final class TranscriptOnFailure implements BeforeEachCallback, TestExecutionExceptionHandler, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext context) {
        Evidence.begin();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        List<Object> evidence = Evidence.end();
        if (evidence.isEmpty() || failure instanceof TestAbortedException) {
            throw failure;
        }
        throw withEvidence(failure, evidence);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Evidence.end();
    }

    /** The same failure with a longer message; expected and actual value stay visible to the IDE. */
    private static AssertionError withEvidence(Throwable failure, List<Object> evidence) {
        String what = failure instanceof AssertionError ? failure.getMessage() : failure.toString();
        String message = what + "\n\n" + evidence.stream().map(Object::toString).collect(Collectors.joining("\n\n"));
        AssertionError explained = failure instanceof AssertionFailedError values && values.isExpectedDefined()
                ? new AssertionFailedError(message, values.getExpected(), values.getActual(), failure)
                : new AssertionError(message, failure);
        explained.setStackTrace(failure.getStackTrace());
        return explained;
    }
}
