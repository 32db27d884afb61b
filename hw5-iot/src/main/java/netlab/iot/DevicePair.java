package netlab.iot;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Random;
import netlab.net.Server;

/** Both devices in one process, for who does not want to open a terminal for each. */
final class DevicePair implements Server {
    private final DeviceServer first;
    private final DeviceServer second;

    private DevicePair(DeviceServer first, DeviceServer second) {
        this.first = first;
        this.second = second;
    }

    /** Starts device 1 on {@code port} and device 2 on the next one; both on free ports if it is 0. */
    static DevicePair start(String host, int port, Random random) throws IOException {
        DeviceServer first = DeviceServer.start(Device.ONE, new InetSocketAddress(host, port), random);
        try {
            int nextPort = port == 0 ? 0 : port + 1;
            return new DevicePair(first, DeviceServer.start(Device.TWO, new InetSocketAddress(host, nextPort), random));
        } catch (IOException | RuntimeException e) {
            first.close();
            throw e;
        }
    }

    /** Returns the port of device 1. */
    @Override
    public int port() {
        return first.port();
    }

    int secondPort() {
        return second.port();
    }

    /** Waits until both are closed. */
    @Override
    public void awaitClosed() throws InterruptedException {
        first.awaitClosed();
        second.awaitClosed();
    }

    @Override
    public void close() {
        first.close();
        second.close();
    }
}
