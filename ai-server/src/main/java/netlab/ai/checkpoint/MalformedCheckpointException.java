package netlab.ai.checkpoint;

import java.io.IOException;

/** A file of a model that is damaged, not supported, or up to no good; the message names the file and the reason. */
public final class MalformedCheckpointException extends IOException {
    private static final long serialVersionUID = 1;

    public MalformedCheckpointException(String message) {
        super(message);
    }

    public MalformedCheckpointException(String message, Throwable cause) {
        super(message, cause);
    }
}
