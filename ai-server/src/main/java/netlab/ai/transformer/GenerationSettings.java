package netlab.ai.transformer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.List;
import netlab.ai.SummaryLength;

/**
 * How a sequence is generated, with the meaning that the Python library gives these names. Lengths count every token of
 * the decoder: the start token, {@code <s>}, {@code </s>}.
 *
 * @param beams how many unfinished sequences are carried along; with 1 the likeliest token is taken each time
 * @param lengthPenalty a sequence's score is the sum of its log-probabilities / length ^ this
 * @param noRepeatNgram no sequence of so many tokens may occur twice; 0 for no such rule
 * @param forcedFirst token that must follow the start token, or {@link #NONE}
 * @param forcedLast token that must stand at {@code maxLength}, or {@link #NONE}
 */
record GenerationSettings(
        int beams,
        double lengthPenalty,
        EarlyStopping earlyStopping,
        int noRepeatNgram,
        int minLength,
        int maxLength,
        int start,
        int end,
        int forcedFirst,
        int forcedLast) {
    static final int NONE = -1;

    /** More would not fit, and would not help. */
    private static final int MAX_BEAMS = 64;

    /** When a search with finished sequences for all beams ends. */
    enum EarlyStopping {
        /** At once. */
        TRUE,
        /** When the best unfinished one, as long as it is now, scores no better than the worst finished one. */
        FALSE,
        /** When it could not even at its longest. */
        NEVER
    }

    GenerationSettings {
        if (beams < 1 || beams > MAX_BEAMS || maxLength < 2) {
            throw new IllegalArgumentException(beams + " beams of at most " + maxLength + " tokens");
        }
    }

    /**
     * Returns what a checkpoint says. Of the places where a setting may stand the first counts:
     * {@code task_specific_params.summarization} in config.json; generation_config.json; config.json itself, if there is
     * no generation_config.json; the library's default.
     */
    static GenerationSettings of(JsonNode config, JsonNode generationConfig) {
        JsonNode general = generationConfig.isMissingNode() ? config : generationConfig;
        List<JsonNode> places = List.of(config.path("task_specific_params").path("summarization"), general);
        int bos = number(List.of(general, config), "bos_token_id", 0);
        int end = number(List.of(general, config), "eos_token_id", 2);
        // In config.json of old checkpoints.
        boolean forceBos = config.path("force_bos_token_to_be_generated").asBoolean(false);
        return new GenerationSettings(
                number(places, "num_beams", 1),
                find(places, "length_penalty").asDouble(1),
                earlyStopping(find(places, "early_stopping")),
                number(places, "no_repeat_ngram_size", 0),
                number(places, "min_length", 0),
                number(places, "max_length", 20),
                number(List.of(general, config), "decoder_start_token_id", 2),
                end,
                number(places, "forced_bos_token_id", forceBos ? bos : NONE),
                number(places, "forced_eos_token_id", generationConfig.isMissingNode() ? 2 : NONE));
    }

    private static JsonNode find(List<JsonNode> places, String name) {
        for (JsonNode place : places) {
            if (place.hasNonNull(name)) {
                return place.get(name);
            }
        }
        return MissingNode.getInstance();
    }

    private static int number(List<JsonNode> places, String name, int otherwise) {
        JsonNode value = find(places, name);
        return (value.isArray() ? value.path(0) : value).asInt(otherwise);
    }

    private static EarlyStopping earlyStopping(JsonNode value) {
        if (value.asText().equals("never")) {
            return EarlyStopping.NEVER;
        }
        return value.asBoolean(false) ? EarlyStopping.TRUE : EarlyStopping.FALSE;
    }

    /** Returns these settings with other lengths. */
    GenerationSettings withLength(SummaryLength length) {
        return new GenerationSettings(
                beams,
                lengthPenalty,
                earlyStopping,
                noRepeatNgram,
                length.min(),
                length.max(),
                start,
                end,
                forcedFirst,
                forcedLast);
    }
}
