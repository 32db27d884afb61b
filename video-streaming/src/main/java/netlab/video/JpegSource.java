package netlab.video;

import java.io.IOException;
import java.util.Optional;

/** One viewer's run through a film, as JPEG files. It holds native memory until it is closed; used by one thread. */
interface JpegSource extends AutoCloseable {
    /**
     * Returns the next frame; empty if the film is over.
     *
     * @throws IOException if the film cannot be read on
     */
    Optional<byte[]> next() throws IOException;

    @Override
    void close();
}
