package netlab.webserver;

import java.io.PrintStream;
import java.net.InetAddress;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Is told of every response. */
@FunctionalInterface
interface AccessLog {
    AccessLog NONE = (client, requestLine, status, bytes) -> {};

    /**
     * A response was handed to the system.
     *
     * @param requestLine as it was received, or {@code -} if it was none
     * @param bytes of the body
     */
    void log(InetAddress client, String requestLine, int status, long bytes);

    /**
     * Returns a log that prints a line each, in the common log format that web servers have shared since NCSA httpd:
     *
     * <pre>
     *   127.0.0.1 - - [20/Nov/2026:10:00:00 +0900] "GET /index.html HTTP/1.1" 200 1234
     * </pre>
     */
    static AccessLog printingTo(PrintStream out) {
        DateTimeFormatter time = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.US);
        return (client, requestLine, status, bytes) ->
                out.println(client.getHostAddress() + " - - [" + time.format(ZonedDateTime.now()) + "] \""
                        + escape(requestLine) + "\" " + status + " " + (bytes == 0 ? "-" : bytes));
    }

    /** A client must not be able to end the quotes, and so write a line of its own choice. */
    private static String escape(String requestLine) {
        return requestLine.replace("\\", "\\\\").replace("\"", "\\\"");
    }
}
