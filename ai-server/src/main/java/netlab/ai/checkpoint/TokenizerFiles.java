package netlab.ai.checkpoint;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A tokenizer from whatever files a model has: {@code tokenizer.json}, which says everything; or {@code vocab.txt}
 * (WordPiece, as BERT) or {@code vocab.json} and {@code merges.txt} (byte-level BPE, as GPT-2 and BART), whose rules the
 * model's kind implies. The older files are turned into a tokenizer.json like the one that Python would make of them.
 */
final class TokenizerFiles {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private TokenizerFiles() {}

    /** Returns the tokenizer in {@code directory}; texts are cut to {@code maxLength} ids, special tokens included. */
    static HuggingFaceTokenizer load(Path directory, JsonNode tokenizerConfig, int maxLength) throws IOException {
        byte[] json = json(directory, tokenizerConfig);
        Map<String, String> options = Map.of(
                "addSpecialTokens", "true",
                "truncation", "true",
                "maxLength", Integer.toString(maxLength),
                "padding", "false");
        try {
            return HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), options);
        } catch (RuntimeException e) {
            throw new MalformedCheckpointException("the tokenizer in " + directory + " cannot be read", e);
        }
    }

    private static byte[] json(Path directory, JsonNode tokenizerConfig) throws IOException {
        if (Files.exists(directory.resolve("tokenizer.json"))) {
            return Files.readAllBytes(directory.resolve("tokenizer.json"));
        }
        if (Files.exists(directory.resolve("vocab.txt"))) {
            return bytes(wordPiece(Files.readAllLines(directory.resolve("vocab.txt")), tokenizerConfig));
        }
        if (Files.exists(directory.resolve("vocab.json")) && Files.exists(directory.resolve("merges.txt"))) {
            return bytes(byteLevelBpe(
                    vocabulary(directory.resolve("vocab.json")), Files.readAllLines(directory.resolve("merges.txt"))));
        }
        throw new FileNotFoundException(directory + " holds no tokenizer: none of tokenizer.json, vocab.txt,"
                + " vocab.json with merges.txt is in it");
    }

    private static byte[] bytes(ObjectNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode vocabulary(Path file) throws IOException {
        try {
            return (ObjectNode) MAPPER.readTree(file.toFile());
        } catch (JsonProcessingException | ClassCastException e) {
            throw new MalformedCheckpointException(file + " is no JSON object", e);
        }
    }

    // WordPiece: the longest piece that fits, again and again

    private static ObjectNode wordPiece(List<String> vocabulary, JsonNode tokenizerConfig) throws IOException {
        ObjectNode ids = MAPPER.createObjectNode();
        for (int id = 0; id < vocabulary.size(); id++) {
            ids.put(vocabulary.get(id), id);
        }
        ObjectNode json = skeleton();
        for (String special : List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")) {
            addSpecial(json, special, idOf(special, ids), false, false);
        }
        boolean lowerCase = tokenizerConfig.path("do_lower_case").asBoolean(true);
        json.putObject("normalizer")
                .put("type", "BertNormalizer")
                .put("clean_text", true)
                .put(
                        "handle_chinese_chars",
                        tokenizerConfig.path("tokenize_chinese_chars").asBoolean(true))
                .put("lowercase", lowerCase)
                .set("strip_accents", orNull(tokenizerConfig.path("strip_accents")));
        json.putObject("pre_tokenizer").put("type", "BertPreTokenizer");
        json.putObject("post_processor")
                .put("type", "BertProcessing")
                .<ObjectNode>set("sep", pair("[SEP]", ids))
                .set("cls", pair("[CLS]", ids));
        json.putObject("decoder").put("type", "WordPiece").put("prefix", "##").put("cleanup", true);
        json.putObject("model")
                .put("type", "WordPiece")
                .put("unk_token", "[UNK]")
                .put("continuing_subword_prefix", "##")
                .put("max_input_chars_per_word", 100)
                .set("vocab", ids);
        return json;
    }

    // Byte-level BPE: merge the pairs that were learnt first, first

    private static ObjectNode byteLevelBpe(ObjectNode ids, List<String> mergeLines) throws IOException {
        ObjectNode json = skeleton();
        for (String special : List.of("<s>", "<pad>", "</s>", "<unk>")) {
            addSpecial(json, special, idOf(special, ids), true, false);
        }
        if (ids.has("<mask>")) {
            addSpecial(json, "<mask>", idOf("<mask>", ids), true, true);
        }
        json.putNull("normalizer");
        byteLevel(json.putObject("pre_tokenizer"));
        json.putObject("post_processor")
                .put("type", "RobertaProcessing")
                .put("trim_offsets", true)
                .put("add_prefix_space", false)
                .<ObjectNode>set("sep", pair("</s>", ids))
                .set("cls", pair("<s>", ids));
        byteLevel(json.putObject("decoder"));
        ObjectNode model = json.putObject("model")
                .put("type", "BPE")
                .putNull("dropout")
                .putNull("unk_token")
                .put("continuing_subword_prefix", "")
                .put("end_of_word_suffix", "")
                .put("fuse_unk", false)
                .put("byte_fallback", false);
        model.set("vocab", ids);
        ArrayNode merges = model.putArray("merges");
        mergeLines.stream()
                .filter(line -> !line.startsWith("#version") && !line.isBlank())
                .forEach(merges::add);
        return json;
    }

    private static void byteLevel(ObjectNode step) {
        step.put("type", "ByteLevel")
                .put("add_prefix_space", false)
                .put("trim_offsets", true)
                .put("use_regex", true);
    }

    // Common to both

    private static ObjectNode skeleton() {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("version", "1.0").putNull("truncation").putNull("padding").putArray("added_tokens");
        return json;
    }

    private static void addSpecial(ObjectNode json, String content, int id, boolean normalized, boolean lstrip) {
        ((ArrayNode) json.get("added_tokens"))
                .addObject()
                .put("id", id)
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", lstrip)
                .put("rstrip", false)
                .put("normalized", normalized)
                .put("special", true);
    }

    private static ArrayNode pair(String token, ObjectNode ids) throws MalformedCheckpointException {
        return MAPPER.createArrayNode().add(token).add(idOf(token, ids));
    }

    private static int idOf(String token, ObjectNode ids) throws MalformedCheckpointException {
        JsonNode id = ids.path(token);
        if (!id.canConvertToInt()) {
            throw new MalformedCheckpointException("the tokenizer's vocabulary lacks " + token);
        }
        return id.intValue();
    }

    private static JsonNode orNull(JsonNode node) {
        return node.isMissingNode() ? MAPPER.nullNode() : node;
    }
}
