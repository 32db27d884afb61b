package netlab.ai.checkpoint;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;

/** The one native engine of this process, PyTorch by DJL, started so that it never touches the network. */
public final class TensorEngine {
    static {
        // DJL reads these when its first class needs them: later is too late.
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("ai.djl.offline", "true");
        // A worker computes on its own core. Threads inside an operation would only compete with other workers.
        setUnlessSet("ai.djl.pytorch.num_threads", "1");
        setUnlessSet("ai.djl.pytorch.num_interop_threads", "1");
    }

    private TensorEngine() {}

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /** Returns a new manager, for tensors that live until it is closed, on the best device there is. */
    public static NDManager newManager() {
        return Engine.getEngine("PyTorch").newBaseManager();
    }

    /** Returns the device as PyTorch writes it: {@code cpu}, {@code cuda:0}. */
    public static String deviceName() {
        Device device = Engine.getEngine("PyTorch").defaultDevice();
        return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
    }

    /** Seeds the engine's random numbers. */
    public static void seed(int seed) {
        Engine.getEngine("PyTorch").setRandomSeed(seed);
    }
}
