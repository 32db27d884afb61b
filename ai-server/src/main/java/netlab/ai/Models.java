package netlab.ai;

/**
 * The models that a server answers with.
 *
 * @param device what they are computed on: {@code cpu}, or {@code cuda:0} for the first graphics card
 */
public record Models(SentimentModel sentiment, SummaryModel summary, String device) implements AutoCloseable {
    @Override
    public void close() {
        sentiment.close();
        summary.close();
    }
}
