package netlab.tools.submissions;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A folder or a zip, as a list of what is in it. */
interface FileTree extends Closeable {
    /** Returns the files, in an order that is the same each time; their bytes can be read until {@link #close}. */
    List<Item> items() throws IOException, RefusedException;
}
