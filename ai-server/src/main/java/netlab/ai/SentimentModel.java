package netlab.ai;

/** Tells whether a text speaks well or ill of its subject. Safe for use by several threads. */
public interface SentimentModel extends AutoCloseable {
    /** Returns the name that the server's hello line gives. */
    String name();

    /** Returns the likeliest label of {@code text}. */
    Sentiment classify(String text);

    @Override
    void close();
}
