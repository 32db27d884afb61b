package netlab.tools.tap;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.function.Consumer;
import netlab.testkit.Pcap;
import netlab.testkit.Transcript;
import netlab.testkit.Transcript.Event;

/** Writes events to a capture file; when that fails, once the disk is full, the conversation goes on without it. */
final class Capture implements Consumer<Event>, AutoCloseable {
    private final Path file;
    private final Pcap pcap;
    private final PrintStream err;
    private boolean failed;

    /** Makes {@code file} anew; complaints go to {@code err}. */
    Capture(Path file, Transcript transcript, PrintStream err) throws IOException {
        this.file = file;
        this.pcap = Pcap.create(file, transcript);
        this.err = err;
    }

    @Override
    public void accept(Event event) {
        if (failed) {
            return;
        }
        try {
            pcap.add(event);
        } catch (IOException e) {
            failed = true;
            err.println("cannot write to " + file + ", the capture ends here: " + e.getMessage());
        }
    }

    @Override
    public void close() throws IOException {
        pcap.close();
    }
}
