/**
 * A model server: sentiment analysis and summarization over TCP, newline-delimited JSON (NDJSON), UTF-8.
 *
 * <p>One JSON object a line, both ways. The server speaks first, then answers every request with one line, in order:
 *
 * <pre>
 *   C connects
 *   S {"hello":"ai-server","protocol":"ndjson","tasks":["sentiment","summary","ping"],
 *      "models":{"sentiment":NAME,"summary":NAME},"device":"cpu","ts":SECONDS}
 *   C {"task":"sentiment","text":"I love it","id":7}
 *   S {"ok":true,"task":"sentiment","label":"POSITIVE","score":0.99,"id":7}
 *   C {"task":"summary","text":"..."}
 *   S {"ok":true,"task":"summary","summary":"...","max_length":60,"min_length":24}
 *   C {"task":"ping"}
 *   S {"ok":true,"task":"ping","ts":SECONDS}
 *   C {"task":"translate","text":"..."}
 *   S {"ok":false,"error":"unknown task: translate. Use 'sentiment' | 'summary' | 'ping'."}
 * </pre>
 *
 * <p>Unknown fields are ignored; of a name given twice the last counts; an {@code id} of any type comes back in the
 * reply. Blank lines are ignored, and a last line that ends in the end of the stream instead of LF is answered. An
 * error is a reply, and the connection goes on, with one exception: a line over
 * {@value netlab.ai.AiServer#MAX_LINE_BYTES} bytes is answered {@code line too long} and ends it.
 *
 * <p>From the outside in: {@link netlab.ai.AiServer} reads lines ({@link netlab.ai.LineReader}), makes requests of
 * them ({@link netlab.ai.NdjsonCodec}), and has a {@link netlab.ai.TaskQueue} per task compute the replies with a
 * {@link netlab.ai.SentimentModel} and a {@link netlab.ai.SummaryModel}. Which models, {@link netlab.ai.Models} says:
 * the built-in ones ({@link netlab.ai.builtin}), or checkpoints as Hugging Face publishes them
 * ({@link netlab.ai.checkpoint}, {@link netlab.ai.transformer}, {@link netlab.ai.hub}).
 */
package netlab.ai;
