package netlab.video;

import java.io.IOException;

/** Does something with the frames that a client receives. */
interface FrameSink extends AutoCloseable {
    /**
     * Takes frame {@code number}, counted from 0, whose {@code header} has been looked at.
     *
     * @throws UndecodableFrameException if there is no picture in it; the next frame may have one
     */
    void accept(byte[] jpeg, JpegHeader header, long number) throws IOException;

    @Override
    void close() throws IOException;

    /** The frame is no picture. */
    final class UndecodableFrameException extends IOException {
        private static final long serialVersionUID = 1;

        UndecodableFrameException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
