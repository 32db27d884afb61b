/**
 * The models that come with the program, for English and Korean: a small convolutional network for sentiment
 * ({@link netlab.ai.builtin.BuiltInSentiment}) with the code that trains it, and an extractive summarizer
 * ({@link netlab.ai.builtin.LexRank}).
 */
package netlab.ai.builtin;
