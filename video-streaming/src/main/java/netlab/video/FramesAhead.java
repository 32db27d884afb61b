package netlab.video;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/**
 * A viewer's frames as JPEG files, read and encoded ahead while the viewer is busy with the frame before. A thread of
 * its own does it, and holds all native memory of the viewer.
 */
final class FramesAhead implements AutoCloseable {
    /** Enough to bridge a slow frame, and at most a few MiB of ordinary frames. */
    static final int MAX_FRAMES = 8;

    /** A frame's decoding takes milliseconds; a camera that has stopped is not waited for. */
    private static final long CLOSE_MILLIS = 5_000;

    private final Film film;
    private final Picture picture;
    private final boolean loop;
    /** Frames, and an empty one at the end. */
    private final BlockingQueue<Optional<byte[]>> frames = new ArrayBlockingQueue<>(MAX_FRAMES);

    private final Thread thread;
    private volatile Throwable failure;
    private boolean atEnd;

    private FramesAhead(Film film, Picture picture, boolean loop) {
        this.film = film;
        this.picture = picture;
        this.loop = loop;
        this.thread = new Thread(this::run, "video-streaming-frames");
        thread.setDaemon(true);
    }

    /** Starts reading {@code film}; again and again if it is to {@code loop}. */
    static FramesAhead of(Film film, Picture picture, boolean loop) {
        FramesAhead frames = new FramesAhead(film, picture, loop);
        frames.thread.start();
        return frames;
    }

    /**
     * Returns the next frame, waiting for it if need be; empty at the film's end.
     *
     * @throws IOException if the film cannot be read, or not any further
     */
    Optional<byte[]> next() throws IOException {
        if (atEnd) {
            return Optional.empty();
        }
        try {
            Optional<byte[]> frame = frames.take();
            atEnd = frame.isEmpty();
            if (atEnd && failure != null) {
                throw new IOException("the film ended early: " + failure.getMessage(), failure);
            }
            return frame;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while waiting for a frame");
        }
    }

    private void run() {
        try {
            try {
                encodeAll();
            } catch (IOException | RuntimeException | Error e) { // OpenCV and native libraries throw all three
                failure = e;
            }
            frames.put(Optional.empty());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // by close(): nobody takes frames any more
        }
    }

    private void encodeAll() throws IOException, InterruptedException {
        boolean again = true;
        while (again) {
            again = encodeOnce() > 0 && loop;
        }
    }

    private int encodeOnce() throws IOException, InterruptedException {
        int count = 0;
        try (JpegSource source = film.openJpegs(picture)) {
            Optional<byte[]> frame = source.next();
            while (frame.isPresent()) {
                frames.put(frame);
                count++;
                frame = source.next();
            }
        }
        return count;
    }

    /** Stops reading ahead, and returns when the native memory is free. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
