package netlab.ai.builtin;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * The tokenizer of the built-in model, as a {@code tokenizer.json}: what happens to a text before it is cut into pieces
 * stands in the file, and so is the same in training, in evaluation, in the server, and in Python.
 */
final class SentimentTokenizer {
    static final String PAD = "[PAD]";
    static final String UNKNOWN = "[UNK]";

    /** Stands before every word, so that a piece at the start of one differs from the same letters inside one. */
    static final String WORD_START = "▁";

    /** The ids of {@link #PAD} and {@link #UNKNOWN}: the first of the vocabulary. */
    static final int PAD_ID = 0;

    static final int UNKNOWN_ID = 1;

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * What is replaced by what, in this order, after NFC and lower case. "didn't", "did n't", "did n 't" and "didnt" all
     * become "did not"; "sooooo" becomes "soo". {@code \K} forgets what was matched before it.
     */
    private static final String[][] REPLACEMENTS = {
        {"[‘’‛´`′]", "'"},
        {"[“”„″]", "\""},
        {"\\bca ?n ?'?t\\b|\\bcannot\\b", "can not"},
        {"\\bwo ?n ?'?t\\b", "will not"},
        {"\\b(?:is|are|was|were|do|does|did|has|have|had|could|would|should|must|need|might|ai)\\K ?n ?'?t\\b", " not"},
        {"([^\\d\\s])\\1\\K\\1+", ""},
    };

    private SentimentTokenizer() {}

    /**
     * Returns the content of tokenizer.json.
     *
     * @param vocabulary every piece; its id is its position
     * @param merges pairs of pieces, the first to be merged first
     */
    static byte[] json(List<String> vocabulary, List<String[]> merges) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("version", "1.0").putNull("truncation").putNull("padding");
        ArrayNode added = root.putArray("added_tokens");
        addSpecial(added, PAD_ID, PAD);
        addSpecial(added, UNKNOWN_ID, UNKNOWN);
        ObjectNode normalizer = root.putObject("normalizer").put("type", "Sequence");
        ArrayNode steps = normalizer.putArray("normalizers");
        steps.addObject().put("type", "NFC");
        steps.addObject().put("type", "Lowercase");
        for (String[] replacement : REPLACEMENTS) {
            ObjectNode step = steps.addObject().put("type", "Replace");
            step.putObject("pattern").put("Regex", replacement[0]);
            step.put("content", replacement[1]);
        }
        ArrayNode splitters =
                root.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        splitters.addObject().put("type", "BertPreTokenizer");
        splitters
                .addObject()
                .put("type", "Metaspace")
                .put("replacement", WORD_START)
                .put("prepend_scheme", "always")
                .put("split", false);
        root.putNull("post_processor").putNull("decoder");
        ObjectNode model = root.putObject("model")
                .put("type", "BPE")
                .putNull("dropout")
                .put("unk_token", UNKNOWN)
                .putNull("continuing_subword_prefix")
                .putNull("end_of_word_suffix")
                .put("fuse_unk", false)
                .put("byte_fallback", false)
                .put("ignore_merges", false);
        ObjectNode vocab = model.putObject("vocab");
        for (int id = 0; id < vocabulary.size(); id++) {
            vocab.put(vocabulary.get(id), id);
        }
        ArrayNode pairs = model.putArray("merges");
        merges.forEach(pair -> pairs.addArray().add(pair[0]).add(pair[1]));
        return root.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void addSpecial(ArrayNode tokens, int id, String content) {
        tokens.addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true);
    }

    /** Returns a tokenizer made of the content of a tokenizer.json. */
    static HuggingFaceTokenizer load(byte[] json) {
        try {
            return HuggingFaceTokenizer.newInstance(
                    new ByteArrayInputStream(json),
                    Map.of("truncation", "false", "padding", "false", "addSpecialTokens", "false"));
        } catch (IOException e) {
            throw new UncheckedIOException("no tokenizer could be made of tokenizer.json", e);
        }
    }
}
