package netlab.ai.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads tensors from a <a href="https://huggingface.co/docs/safetensors">safetensors</a> file:
 *
 * <pre>
 *   +----------------+---------------------------+---------------------------------+
 *   | 8 bytes        | n bytes of JSON           | the tensors, little-endian,     |
 *   | n, LE unsigned | name → dtype, shape, and  | row after row                   |
 *   |                | [begin, end) in the data  |                                 |
 *   +----------------+---------------------------+---------------------------------+
 *   {"classifier.bias":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"__metadata__":{"format":"pt"}}
 * </pre>
 *
 * <p>Every tensor is a view of the mapped file: nothing is copied, and the system loads what is used.
 */
public final class Safetensors {
    /** The format's own limit for its header. */
    private static final long MAX_HEADER_BYTES = 100_000_000;

    private static final int LENGTH_BYTES = Long.BYTES;

    private static final Map<String, DataType> TYPES = Map.of(
            "F64", DataType.FLOAT64,
            "F32", DataType.FLOAT32,
            "F16", DataType.FLOAT16,
            "BF16", DataType.BFLOAT16,
            "I64", DataType.INT64,
            "I32", DataType.INT32,
            "I8", DataType.INT8,
            "U8", DataType.UINT8,
            "BOOL", DataType.BOOLEAN);

    private final String name;

    private Safetensors(String name) {
        this.name = name;
    }

    /** Where the bytes come from. */
    @FunctionalInterface
    private interface Source {
        ByteBuffer slice(long offset, long length) throws IOException;
    }

    /**
     * Returns the tensors of {@code file} by name, attached to {@code manager}.
     *
     * @throws MalformedCheckpointException if the file breaks the format
     */
    public static Map<String, NDArray> map(Path file, NDManager manager) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return new Safetensors(file.toString())
                    .read(
                            channel.size(),
                            (offset, length) -> channel.map(FileChannel.MapMode.READ_ONLY, offset, length),
                            manager);
        }
    }

    /** Returns the tensors in {@code bytes}, the content of such a file, by name. */
    public static Map<String, NDArray> read(byte[] bytes, String name, NDManager manager) throws IOException {
        ByteBuffer content = ByteBuffer.allocateDirect(bytes.length).put(bytes);
        return new Safetensors(name)
                .read(bytes.length, (offset, length) -> content.slice((int) offset, (int) length), manager);
    }

    private Map<String, NDArray> read(long size, Source source, NDManager manager) throws IOException {
        require(size >= LENGTH_BYTES, "it has only " + size + " bytes");
        long headerBytes =
                source.slice(0, LENGTH_BYTES).order(ByteOrder.LITTLE_ENDIAN).getLong();
        require(
                headerBytes >= 0 && headerBytes <= Math.min(MAX_HEADER_BYTES, size - LENGTH_BYTES),
                "its header claims " + Long.toUnsignedString(headerBytes) + " bytes");
        JsonNode header = parse(source.slice(LENGTH_BYTES, headerBytes));
        long dataStart = LENGTH_BYTES + headerBytes;
        Map<String, NDArray> tensors = new LinkedHashMap<>();
        for (var entry : header.properties()) {
            if (!entry.getKey().equals("__metadata__")) {
                tensors.put(
                        entry.getKey(),
                        tensor(entry.getKey(), entry.getValue(), dataStart, size - dataStart, source, manager));
            }
        }
        return tensors;
    }

    private JsonNode parse(ByteBuffer header) throws MalformedCheckpointException {
        try {
            JsonNode json = new ObjectMapper()
                    .readTree(StandardCharsets.UTF_8.decode(header).toString());
            require(json.isObject(), "its header is no JSON object");
            return json;
        } catch (JsonProcessingException e) {
            throw new MalformedCheckpointException(name + " is no safetensors file: its header is no JSON", e);
        }
    }

    private NDArray tensor(
            String tensor, JsonNode entry, long dataStart, long dataBytes, Source source, NDManager manager)
            throws IOException {
        String dtype = entry.path("dtype").asText();
        DataType type = TYPES.get(dtype);
        require(type != null, tensor + " is of type '" + dtype + "', which is not supported");
        Shape shape = shape(tensor, entry.path("shape"));
        long begin = entry.path("data_offsets").path(0).asLong(-1);
        long end = entry.path("data_offsets").path(1).asLong(-1);
        require(
                0 <= begin && begin <= end && end <= dataBytes,
                tensor + " is at " + begin + " to " + end + " of " + dataBytes + " bytes");
        require(
                end - begin == shape.size() * type.getNumOfBytes() && end - begin <= Integer.MAX_VALUE,
                tensor + " has the shape " + shape + " and " + (end - begin) + " bytes");
        if (begin == end) {
            return manager.create(shape, type);
        }
        return TensorBuffers.create(source.slice(dataStart + begin, end - begin), shape, type, manager);
    }

    private Shape shape(String tensor, JsonNode json) throws MalformedCheckpointException {
        require(json.isArray() && json.size() <= 8, tensor + " has no shape");
        long[] dimensions = new long[json.size()];
        long elements = 1;
        for (int i = 0; i < dimensions.length; i++) {
            JsonNode dimension = json.get(i);
            require(dimension.canConvertToInt() && dimension.intValue() >= 0, tensor + " has the shape " + json);
            dimensions[i] = dimension.intValue();
            elements = elements * dimensions[i];
            require(elements <= Integer.MAX_VALUE, tensor + " has the shape " + json);
        }
        return new Shape(dimensions);
    }

    private void require(boolean condition, String otherwise) throws MalformedCheckpointException {
        if (!condition) {
            throw new MalformedCheckpointException(name + " is no safetensors file that can be read: " + otherwise);
        }
    }
}
