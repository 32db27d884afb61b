package netlab.ai;

/**
 * What a text says about its subject.
 *
 * @param label one of the model's labels, {@code POSITIVE} or {@code NEGATIVE} as a rule
 * @param score how sure the model is of the label, 0 to 1
 */
public record Sentiment(String label, double score) {}
