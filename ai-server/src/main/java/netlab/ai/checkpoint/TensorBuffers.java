package netlab.ai.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Tensors over bytes that are already in memory. */
final class TensorBuffers {
    private TensorBuffers() {}

    /** Returns a tensor that is a view of {@code bytes}, a direct buffer in little-endian order. */
    static NDArray create(ByteBuffer bytes, Shape shape, DataType type, NDManager manager) {
        if (ByteOrder.nativeOrder() != ByteOrder.LITTLE_ENDIAN) {
            throw new UnsupportedOperationException("weights are little-endian, and this machine is not");
        }
        ByteBuffer aligned = bytes.alignmentOffset(0, type.getNumOfBytes()) == 0 ? bytes : copy(bytes);
        return manager.create(aligned.order(ByteOrder.nativeOrder()), shape, type);
    }

    private static ByteBuffer copy(ByteBuffer bytes) {
        ByteBuffer copy = ByteBuffer.allocateDirect(bytes.remaining());
        copy.put(bytes.duplicate());
        return copy.flip();
    }
}
