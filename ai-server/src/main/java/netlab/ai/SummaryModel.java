package netlab.ai;

/** Says in fewer words what a text says. Safe for use by several threads. */
public interface SummaryModel extends AutoCloseable {
    /** Returns the name that the server's hello line gives. */
    String name();

    /** Returns a summary of {@code text} of about the given length; it is the model that says what a token is. */
    String summarize(String text, SummaryLength length);

    @Override
    void close();
}
