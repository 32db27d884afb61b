package netlab.ai.checkpoint;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.HashMap;
import java.util.Map;

/** The tensors of a model by name, as 32-bit floats. */
public final class Weights {
    private final Map<String, NDArray> tensors = new HashMap<>();

    /** Takes over the tensors of a file; narrower and wider floats are converted. */
    public Weights(Map<String, NDArray> tensors) {
        tensors.forEach((name, tensor) -> this.tensors.put(modern(name), toFloat32(tensor)));
    }

    /** Old checkpoints call the scale and shift of a layer norm gamma and beta. */
    private static String modern(String name) {
        return name.replaceFirst("\\.gamma$", ".weight").replaceFirst("\\.beta$", ".bias");
    }

    private static NDArray toFloat32(NDArray tensor) {
        if (!tensor.getDataType().isFloating() || tensor.getDataType() == DataType.FLOAT32) {
            return tensor;
        }
        NDArray converted = tensor.toType(DataType.FLOAT32, true);
        tensor.close();
        return converted;
    }

    /** Tells whether there is a tensor of that name. */
    public boolean has(String name) {
        return tensors.containsKey(name);
    }

    /**
     * Returns the tensor {@code name}.
     *
     * @throws MalformedCheckpointException if there is none, or its shape is another
     */
    public NDArray get(String name, long... shape) throws MalformedCheckpointException {
        NDArray tensor = tensors.get(name);
        if (tensor == null) {
            throw new MalformedCheckpointException("the weights lack " + name);
        }
        if (!tensor.getShape().equals(new Shape(shape)) || tensor.getDataType() != DataType.FLOAT32) {
            throw new MalformedCheckpointException("the weight " + name + " is " + tensor.getDataType() + " of shape "
                    + tensor.getShape() + ", where config.json asks for floats of shape " + new Shape(shape));
        }
        return tensor;
    }
}
