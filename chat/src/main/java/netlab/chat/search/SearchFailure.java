package netlab.chat.search;

import com.openai.errors.OpenAIServiceException;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;

/** Why there is no answer, in one sentence that has nothing of the key in it. */
final class SearchFailure {
    static final String EMPTY = "the language model had nothing to say";
    static final String BROKE_OFF = "the answer broke off here; ask again";

    private static final int SERVER_ERROR = 500;
    private static final int NOT_FOUND = 404;

    private SearchFailure() {}

    /** Returns the sentence for {@code failure}, after which there may have been a part of the answer. */
    static String sentence(RuntimeException failure, boolean begun, String model, Duration timeout) {
        if (failure instanceof UnauthorizedException || failure instanceof PermissionDeniedException) {
            return "the language model refused this server's key";
        }
        if (failure instanceof RateLimitException limited) {
            return "the language model has too many questions"
                    + tryAgain(limited.headers().values("Retry-After"));
        }
        if (failure instanceof OpenAIServiceException refused) {
            return refusal(refused.statusCode(), model);
        }
        if (hasCause(failure, InterruptedIOException.class)) {
            return "the language model did not answer within " + timeout.toSeconds() + " s"
                    + (begun ? " to the end" : "");
        }
        if (begun) {
            return BROKE_OFF;
        }
        return hasCause(failure, IOException.class)
                ? "the language model cannot be reached from this server"
                : "the language model's answer was not understood";
    }

    private static String tryAgain(List<String> retryAfter) {
        boolean seconds = retryAfter.size() == 1 && retryAfter.get(0).matches("\\d{1,5}");
        return seconds ? "; try again in " + retryAfter.get(0) + " s" : "; try again later";
    }

    private static String refusal(int status, String model) {
        if (status == NOT_FOUND) {
            return "the language model " + model + " is not there (404)";
        }
        return status >= SERVER_ERROR
                ? "the language model has a fault of its own (" + status + ")"
                : "the language model did not take the question (" + status + ")";
    }

    private static boolean hasCause(Throwable failure, Class<? extends Throwable> type) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }
}
