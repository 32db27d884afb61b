package netlab.filetransfer;

import java.nio.ByteBuffer;

/** Is told how a download goes on; a progress bar is one, a digest another. */
public interface DownloadObserver {
    /** The server has the file. */
    default void begins(String name, long size) {}

    /** The next bytes of the content have arrived; they are the buffer's remaining ones, which it may consume. */
    default void arrived(ByteBuffer content) {}
}
