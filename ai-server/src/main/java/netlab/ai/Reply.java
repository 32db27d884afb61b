package netlab.ai;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;

/** What the server says: the components of each record are the fields of the JSON object, in this order. */
public sealed interface Reply {
    /** Greets a client that has just connected; {@code ts} is in seconds since 1970, as everywhere here. */
    record Hello(String hello, String protocol, List<String> tasks, ModelNames models, String device, long ts)
            implements Reply {
        static Hello of(String sentimentModel, String summaryModel, String device, long ts) {
            List<String> tasks = List.of(Request.SENTIMENT, Request.SUMMARY, Request.PING);
            return new Hello("ai-server", "ndjson", tasks, new ModelNames(sentimentModel, summaryModel), device, ts);
        }
    }

    /** Which model does which task. */
    record ModelNames(String sentiment, String summary) {}

    /** Answers a ping. */
    record Pong(
            boolean ok,
            String task,
            long ts,

            @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL)
            String id) implements Reply {
        static Pong of(long ts, String id) {
            return new Pong(true, Request.PING, ts, id);
        }
    }

    /** The label of a text. */
    record Classified(
            boolean ok,
            String task,
            String label,
            double score,

            @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL)
            String id)
            implements Reply {
        static Classified of(Sentiment sentiment, String id) {
            return new Classified(true, Request.SENTIMENT, sentiment.label(), sentiment.score(), id);
        }
    }

    /** The summary of a text, and the lengths that were asked of the model. */
    record Summarized(
            boolean ok,
            String task,
            String summary,
            @JsonProperty("max_length") int maxLength,
            @JsonProperty("min_length") int minLength,

            @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL)
            String id)
            implements Reply {
        static Summarized of(String summary, SummaryLength length, String id) {
            return new Summarized(true, Request.SUMMARY, summary, length.max(), length.min(), id);
        }
    }

    /** Says what is wrong with a request, in one sentence. */
    record Failed(
            boolean ok,
            String error,

            @JsonRawValue @JsonInclude(JsonInclude.Include.NON_NULL)
            String id) implements Reply {
        static Failed of(String error, String id) {
            return new Failed(false, error, id);
        }
    }
}
