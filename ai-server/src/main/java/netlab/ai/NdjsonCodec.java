package netlab.ai;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import netlab.net.Frames;

/** Lines of bytes to requests, replies to lines of bytes; no sockets. */
public final class NdjsonCodec {
    /** Objects and arrays inside one another: no honest request comes near it, and the parser's stack stays small. */
    static final int MAX_NESTING = 200;

    /** Digits of a number: turning digits into a number takes quadratic time. */
    static final int MAX_NUMBER_DIGITS = 1000;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .maxNumberLength(MAX_NUMBER_DIGITS)
                            .maxStringLength(AiServer.MAX_LINE_BYTES)
                            .maxNameLength(AiServer.MAX_LINE_BYTES)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            // An id comes back as it was sent: 1.10 not as 1.1, and 20 digits not rounded to 17.
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private NdjsonCodec() {}

    /** A line that is no request; the message is what the client is told. */
    public static final class MalformedRequestException extends ProtocolException {
        private static final long serialVersionUID = 1;

        MalformedRequestException(String message) {
            super(message);
        }
    }

    /**
     * Returns the request in a line, or empty if the line is blank.
     *
     * @throws MalformedRequestException if the line is not UTF-8, or not one JSON object within the limits
     */
    public static Optional<Request> decodeRequest(byte[] line) throws MalformedRequestException {
        String json = decodeUtf8(line);
        if (Request.isBlank(json)) {
            return Optional.empty();
        }
        JsonNode object = parse(json);
        if (!object.isObject()) {
            throw new MalformedRequestException("invalid JSON");
        }
        JsonNode task = object.path("task");
        JsonNode text = object.path("text");
        JsonNode id = object.get("id");
        return Optional.of(new Request(
                task.isMissingNode() ? "null" : task.isTextual() ? task.textValue() : task.toString(),
                text.textValue(),
                id == null ? null : id.toString()));
    }

    private static String decodeUtf8(byte[] line) throws MalformedRequestException {
        try {
            return Frames.decodeUtf8(line);
        } catch (ProtocolException e) {
            throw new MalformedRequestException("invalid encoding");
        }
    }

    private static JsonNode parse(String json) throws MalformedRequestException {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException | NumberFormatException | ArithmeticException e) {
            throw new MalformedRequestException("invalid JSON");
        }
    }

    /** Returns a request as a line, LF included; {@code text} may be null. */
    public static byte[] encodeRequest(String task, String text) {
        var request = MAPPER.createObjectNode().put("task", task);
        if (text != null) {
            request.put("text", text);
        }
        return line(request);
    }

    /** Returns a reply as a line, LF included. */
    public static byte[] encodeReply(Reply reply) {
        return line(reply);
    }

    private static byte[] line(Object value) {
        try {
            String json = escapeLoneSurrogates(MAPPER.writeValueAsString(value));
            return (json + "\n").getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that is no JSON: " + value.getClass(), e);
        }
    }

    /** Half a surrogate pair can be written in JSON, as an escape, but not in UTF-8; a client may have sent one. */
    private static String escapeLoneSurrogates(String json) {
        StringBuilder escaped = null;
        for (int i = 0; i < json.length(); i++) {
            int c = json.codePointAt(i);
            boolean lone = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
            if (lone && escaped == null) {
                escaped = new StringBuilder(json.length() + 16).append(json, 0, i);
            }
            if (escaped != null) {
                if (lone) {
                    escaped.append("\\u").append(Integer.toHexString(c));
                } else {
                    escaped.appendCodePoint(c);
                }
            }
            i += Character.charCount(c) - 1;
        }
        return escaped == null ? json : escaped.toString();
    }
}
