package echo;

import java.io.IOException;

/** The answer to a request: the same. */
final class Answer {
    private Answer() {}

    /** Some of the hostile ones fail. */
    static String to(String request) throws IOException {
        return request;
    }
}
