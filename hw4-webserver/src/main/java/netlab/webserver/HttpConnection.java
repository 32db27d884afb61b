package netlab.webserver;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import netlab.net.TimedOutputStream;
import netlab.webserver.ResponseWriter.Connection;

/**
 * The conversation on one connection: requests one after the other, answered in their order.
 *
 * <p>A client may send the next request before it has the answer to the first (pipelining): it waits in the input's
 * buffer until its turn comes.
 */
final class HttpConnection {
    private static final System.Logger LOG = System.getLogger(HttpConnection.class.getName());

    private final Socket socket;
    private final RequestHandler handler;
    private final AccessLog accessLog;
    private final Limits limits;
    private final InetAddress client;
    private final ResponseWriter output;
    private final HttpInput input;
    private boolean clientIsDone;

    HttpConnection(Socket socket, RequestHandler handler, AccessLog accessLog, Limits limits) throws IOException {
        this.socket = socket;
        this.handler = handler;
        this.accessLog = accessLog;
        this.limits = limits;
        this.client = socket.getInetAddress();
        this.output = new ResponseWriter(new TimedOutputStream(socket, limits.writeTime()));
        this.input = new HttpInput(socket, output, limits.idleTime());
    }

    /** Serves requests until one side wants no more. */
    void serve() throws IOException {
        // BEGIN SOLUTION
        boolean more = true;
        for (int count = 1; more && awaitRequest(); count++) {
            more = serveRequest(count == limits.requestsPerConnection());
        }
        output.flush();
        if (clientIsDone && input.isEmpty()) {
            socket.close(); // nothing to wait for: it has promised to send no more (RFC 9112, 9.6)
        }
        // END SOLUTION
        // STUB: boolean more = awaitRequest() && serveRequest(false);
        // STUB: output.flush();
        // STUB: if (more) {
        // STUB:     throw new UnsupportedOperationException("TODO 4: serve the requests that follow, too");
        // STUB: }
    }

    private boolean awaitRequest() throws IOException {
        try {
            return input.await();
        } catch (SocketTimeoutException e) {
            return false; // nothing was asked, so nothing is answered
        }
    }

    /** Serves one request; returns whether another may follow. */
    private boolean serveRequest(boolean last) throws IOException {
        RequestHead head = null;
        try {
            input.startDeadline(limits.headTime());
            head = RequestParser.read(input);
            return serve(head, last);
        } catch (HttpException e) {
            LOG.log(Level.DEBUG, () -> client + ": " + e.status().code() + ", " + e.getMessage());
            refuse(head, e.status());
        } catch (SocketTimeoutException e) {
            refuse(head, Status.REQUEST_TIMEOUT);
        }
        return false;
    }

    private boolean serve(RequestHead head, boolean last) throws IOException {
        RequestBody body = RequestBody.of(head);
        if (body != RequestBody.NONE) {
            if (head.minorVersion() >= 1 && head.fields().count("Expect") > 0) {
                if (!head.fields().value("Expect").orElseThrow().equalsIgnoreCase("100-continue")) {
                    return answer(head, Response.page(Status.EXPECTATION_FAILED), false);
                }
                if (!RequestHandler.isAllowed(head)) {
                    // The client may take this answer for a no, and not send the body: what follows would be a guess.
                    return answer(head, handler.answer(head), false);
                }
                output.writeContinue();
            }
            input.startDeadline(limits.bodyTime());
            body.drain(head, input);
        }
        clientIsDone = !head.keepsConnection(); // and nothing of its request is still to come
        return answer(head, handler.answer(head), !clientIsDone && !last);
    }

    private boolean answer(RequestHead head, Response response, boolean keep) throws IOException {
        Connection connection = Connection.CLOSE;
        if (keep) {
            connection = head.minorVersion() == 0 ? Connection.KEEP_1_0 : Connection.KEEP;
        }
        output.write(response, head.isHead(), connection);
        accessLog.log(client, head.line(), response.status().code(), head.isHead() ? 0 : response.count());
        return keep;
    }

    private void refuse(RequestHead head, Status status) throws IOException {
        Response page = Response.page(status);
        output.write(page, false, Connection.CLOSE);
        accessLog.log(client, head == null ? "-" : head.line(), status.code(), page.count());
    }
}
