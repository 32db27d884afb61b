package netlab.video;

import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netlab.net.cli.Stdio;

/** Receives frames, hands each to those who want it, and passes over those that are no pictures. */
final class Viewer {
    private final VideoClient client;
    private final Stdio stdio;
    private final List<FrameSink> sinks = new ArrayList<>();
    private final Meter meter = new Meter();
    private long skipped;

    Viewer(VideoClient client, Stdio stdio) {
        this.client = client;
        this.stdio = stdio;
    }

    /** Hands every frame to {@code sink}, too; whoever opened it closes it. */
    void add(FrameSink sink) {
        sinks.add(sink);
    }

    /** Receives to the end of the film, at most {@code maxFrames}, and prints how many there were. */
    void watch(long maxFrames) throws IOException {
        try {
            long number = 0;
            Optional<byte[]> frame = number < maxFrames ? client.nextFrame() : Optional.empty();
            while (frame.isPresent()) {
                show(frame.get(), number++);
                frame = number < maxFrames ? client.nextFrame() : Optional.empty();
            }
        } finally {
            stdio.out().println(meter.total() + (skipped == 0 ? "" : ", " + skipped + " skipped"));
        }
    }

    private void show(byte[] frame, long number) throws IOException {
        try {
            JpegHeader header = JpegHeader.read(frame);
            for (FrameSink sink : sinks) {
                sink.accept(frame, header, number);
            }
            meter.add(frame.length);
        } catch (ProtocolException | FrameSink.UndecodableFrameException e) {
            skipped++;
            stdio.err().println("skipped frame " + number + ": " + e.getMessage());
        }
    }
}
