package netlab.webserver;

import java.net.ProtocolException;

/**
 * A message that breaks HTTP or exceeds a limit. It is answered with {@link #status()}, and then the connection is
 * closed: where the next request would begin is not certain any more.
 */
final class HttpException extends ProtocolException {
    private static final long serialVersionUID = 1L;

    private final Status status;

    HttpException(Status status, String message) {
        super(message);
        this.status = status;
    }

    static HttpException badRequest(String message) {
        return new HttpException(Status.BAD_REQUEST, message);
    }

    Status status() {
        return status;
    }
}
