package netlab.tools.submissions;

import java.io.IOException;
import java.io.InputStream;

/**
 * A file of a {@link FileTree}, with its bytes still to be read.
 *
 * @param path as the archive spells it, which nobody has checked
 * @param kind only {@link Kind#FILE} has bytes
 * @param packed bytes it takes in the archive, as the archive says
 * @param content opens the bytes
 */
record Item(String path, Kind kind, long packed, Content content) {
    enum Kind {
        FILE,
        FOLDER,
        /** A symbolic link: never followed. */
        LINK,
        /** A pipe, a socket, a device: never opened. */
        SPECIAL
    }

    /** Opens a file's bytes. */
    interface Content {
        InputStream open() throws IOException, RefusedException;
    }

    Item at(String otherPath) {
        return new Item(otherPath, kind, packed, content);
    }
}
