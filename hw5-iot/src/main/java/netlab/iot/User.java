package netlab.iot;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import netlab.net.cli.Stdio;

/** The user: collects readings from both devices, by hand or by itself, prints them and adds them to the file. */
final class User {
    private static final String PROMPT = "1, 2 or quit: ";

    private final List<DeviceClient> devices;
    private final DataFile file;
    private final Stdio stdio;

    User(List<DeviceClient> devices, DataFile file, Stdio stdio) {
        this.devices = devices;
        this.file = file;
        this.stdio = stdio;
    }

    /** Connects to the devices that are up, and tells which are not: they are tried again when they are asked. */
    void connect() {
        for (DeviceClient device : devices) {
            try {
                device.connect();
            } catch (IOException e) {
                tell(device, e);
            }
        }
    }

    /** Obeys the lines of standard input until {@code quit}, which is passed on to the devices, or its end. */
    void obeyLines() throws IOException {
        Optional<String> line = stdio.readLine(PROMPT);
        while (line.isPresent() && !line.get().strip().equalsIgnoreCase(DeviceServer.QUIT)) {
            String command = line.get().strip();
            Optional<DeviceClient> device = devices.stream()
                    .filter(client -> Device.numbered(command).equals(Optional.of(client.device())))
                    .findFirst();
            if (device.isPresent()) {
                collect(device.get());
            } else if (!command.isEmpty()) {
                stdio.err().println("'" + command + "' is not 1, 2 or quit");
            }
            line = stdio.readLine(PROMPT);
        }
        if (line.isPresent()) {
            devices.forEach(this::quit);
        }
    }

    /**
     * Collects from all devices, each on a thread of its own, so that one that is silent does not hold up another.
     *
     * @param count how often
     * @param period from one reading of a device to its next
     * @return how many readings there were
     * @throws IOException if the file cannot be written
     */
    int collectAll(int count, Duration period) throws IOException, InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(devices.size());
        try {
            List<Callable<Integer>> tasks = new ArrayList<>();
            devices.forEach(device -> tasks.add(() -> collectRepeatedly(device, count, period)));
            int collected = 0;
            for (Future<Integer> task : threads.invokeAll(tasks)) {
                collected += task.get();
            }
            return collected;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private int collectRepeatedly(DeviceClient device, int count, Duration period)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        int collected = 0;
        for (int i = 0; i < count; i++) {
            TimeUnit.NANOSECONDS.sleep(start + i * period.toNanos() - System.nanoTime());
            collected += collect(device) ? 1 : 0;
        }
        return collected;
    }

    /** Asks for one reading, and tells whether there was one. What is wrong with a device is told, and no more. */
    private boolean collect(DeviceClient device) throws IOException {
        Reading reading;
        try {
            reading = device.request();
        } catch (IOException e) {
            tell(device, e);
            return false;
        }
        synchronized (file) { // printed in the order of the file
            stdio.out().println(file.append(reading).format());
        }
        return true;
    }

    private void quit(DeviceClient device) {
        try {
            device.quit();
        } catch (IOException e) {
            tell(device, e);
        }
    }

    private void tell(DeviceClient device, IOException e) {
        stdio.err().println(device.device() + ": " + e.getMessage());
    }
}
