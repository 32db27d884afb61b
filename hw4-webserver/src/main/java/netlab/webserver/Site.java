package netlab.webserver;

import java.io.IOException;
import java.util.Optional;

/** Paths, and the resources they name. Paths are as in a request: absolute, percent-encoded, without the query. */
interface Site {
    /**
     * Finds what {@code path} names.
     *
     * @throws HttpException (400) if {@code path} is not a path at all
     */
    Optional<Resource> find(String path) throws IOException;

    /** Tells whether there would be a resource if {@code path} ended in a slash. */
    default boolean isDirectory(String path) throws IOException {
        return false;
    }
}
