package netlab.ai.transformer;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.function.UnaryOperator;
import netlab.ai.checkpoint.MalformedCheckpointException;

/** The functions between the two linear layers of a feed-forward block, by their names in config.json. */
final class Activations {
    private Activations() {}

    static UnaryOperator<NDArray> named(String name) throws MalformedCheckpointException {
        return switch (name) {
            case "gelu" -> Activation::gelu;
            case "relu" -> Activation::relu;
            case "silu", "swish" -> x -> x.mul(Activation.sigmoid(x));
            case "gelu_new", "gelu_pytorch_tanh" -> Activations::geluTanh;
            default ->
                throw new MalformedCheckpointException("the activation function '" + name + "' is not supported");
        };
    }

    /** 0.5 x (1 + tanh(√(2/π) (x + 0.044715 x³))). */
    private static NDArray geluTanh(NDArray x) {
        NDArray inner = x.pow(3).mul(0.044715).add(x).mul(Math.sqrt(2 / Math.PI));
        return inner.tanh().add(1).mul(x).mul(0.5);
    }
}
