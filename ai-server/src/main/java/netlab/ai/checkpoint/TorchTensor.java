package netlab.ai.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.util.Map;

/**
 * A tensor as torch describes it: a view of a storage, which several tensors may share.
 *
 * @param offset of the first element, in elements
 * @param strides by how many elements the next index of each dimension is further on
 */
record TorchTensor(Storage storage, long offset, long[] shape, long[] strides) {
    /** A block of numbers of one type. */
    record Storage(String key, DataType type, long elements) {
        long bytes() {
            return elements * type.getNumOfBytes();
        }
    }

    /** The storage classes, which stand for the types. */
    static final Map<String, DataType> STORAGE_TYPES = Map.of(
            "DoubleStorage", DataType.FLOAT64,
            "FloatStorage", DataType.FLOAT32,
            "HalfStorage", DataType.FLOAT16,
            "BFloat16Storage", DataType.BFLOAT16,
            "LongStorage", DataType.INT64,
            "IntStorage", DataType.INT32,
            "CharStorage", DataType.INT8,
            "ByteStorage", DataType.UINT8,
            "BoolStorage", DataType.BOOLEAN);

    private static final int MAX_DIMENSIONS = 8;

    TorchTensor {
        if (offset < 0 || shape.length != strides.length || shape.length > MAX_DIMENSIONS) {
            throw new IllegalArgumentException(
                    "a tensor with offset " + offset + " and " + shape.length + " dimensions");
        }
        long elements = 1;
        long last = offset;
        for (int i = 0; i < shape.length; i++) {
            if (shape[i] < 0 || strides[i] < 0) {
                throw new IllegalArgumentException("a tensor with a negative size");
            }
            elements = Math.multiplyExact(elements, shape[i]);
            last = Math.addExact(last, Math.multiplyExact(Math.max(0, shape[i] - 1), strides[i]));
        }
        if (elements > Integer.MAX_VALUE || (elements > 0 && last >= storage.elements())) {
            throw new IllegalArgumentException("a tensor larger than its storage");
        }
    }

    /** Returns the tensor as a view of {@code bytes}, the storage's content; only one that is no plain block is copied. */
    NDArray view(ByteBuffer bytes, NDManager manager) {
        Shape djlShape = new Shape(shape);
        int elementBytes = storage.type().getNumOfBytes();
        if (djlShape.size() == 0) {
            return manager.create(djlShape, storage.type());
        }
        int start = Math.toIntExact(offset * elementBytes);
        if (isRowMajor()) {
            return TensorBuffers.create(
                    bytes.slice(start, Math.toIntExact(djlShape.size() * elementBytes)),
                    djlShape,
                    storage.type(),
                    manager);
        }
        ByteBuffer rows = ByteBuffer.allocateDirect(Math.toIntExact(djlShape.size() * elementBytes));
        copyRows(bytes, rows, 0, start, elementBytes);
        return TensorBuffers.create(rows.flip(), djlShape, storage.type(), manager);
    }

    private boolean isRowMajor() {
        long expected = 1;
        for (int i = shape.length - 1; i >= 0; i--) {
            if (shape[i] != 1 && strides[i] != expected) {
                return false;
            }
            expected *= shape[i];
        }
        return true;
    }

    private void copyRows(ByteBuffer from, ByteBuffer to, int dimension, int start, int elementBytes) {
        if (dimension == shape.length) {
            to.put(from.slice(start, elementBytes));
            return;
        }
        for (int i = 0; i < shape[dimension]; i++) {
            copyRows(from, to, dimension + 1, start + (int) (i * strides[dimension]) * elementBytes, elementBytes);
        }
    }
}
