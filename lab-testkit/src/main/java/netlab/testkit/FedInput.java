package netlab.testkit;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Standard input of a program, written by a thread of its own: a program that does not read blocks nobody. */
final class FedInput {
    private static final byte[] END = new byte[0];

    private final BlockingQueue<byte[]> waiting = new LinkedBlockingQueue<>();

    FedInput(String name, OutputStream out) {
        Thread writer = new Thread(() -> writeAll(out), name);
        writer.setDaemon(true);
        writer.start();
    }

    void write(byte[] bytes) {
        waiting.add(bytes.clone());
    }

    void end() {
        waiting.add(END);
    }

    private void writeAll(OutputStream out) {
        try (out) {
            byte[] bytes = waiting.take();
            while (bytes != END) {
                out.write(bytes);
                out.flush();
                bytes = waiting.take();
            }
        } catch (IOException e) {
            System.getLogger(FedInput.class.getName())
                    .log(System.Logger.Level.DEBUG, "the program ended before it had read everything", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody interrupts it; if somebody does, it ends
        }
    }
}
