/**
 * HTTP/1.1 for files: what a browser and a web server say to each other (RFC 9110, RFC 9112).
 *
 * <p>A message is lines of ASCII that end in CRLF, an empty line, and perhaps a body whose length the lines announced:
 *
 * <pre>
 *   request                                        response
 *   +--------------------------------------+       +--------------------------------------+
 *   | GET SP /iot.png SP HTTP/1.1 CRLF     |       | HTTP/1.1 SP 200 SP OK CRLF           |
 *   +--------------------------------------+       +--------------------------------------+
 *   | Host: localhost CRLF                 |       | Content-Type: image/png CRLF         |
 *   | field-name: field-value CRLF   …     |       | Content-Length: 39743 CRLF     …     |
 *   +--------------------------------------+       +--------------------------------------+
 *   | CRLF                                 |       | CRLF                                 |
 *   +--------------------------------------+       +--------------------------------------+
 *                                                  | 89 50 4E 47 0D 0A …   39,743 bytes   |
 *                                                  +--------------------------------------+
 * </pre>
 *
 * <p>From byte to byte:
 *
 * <ul>
 *   <li>{@link netlab.webserver.WebServer} accepts, {@link netlab.webserver.HttpConnection} speaks;
 *   <li>{@link netlab.webserver.HttpInput} reads lines, {@link netlab.webserver.RequestParser} makes a {@link
 *       netlab.webserver.RequestHead} of them, {@link netlab.webserver.RequestBody} finds the end of the request;
 *   <li>{@link netlab.webserver.RequestHandler} decides, asking {@link netlab.webserver.Preconditions} and {@link
 *       netlab.webserver.ByteRange}, and a {@link netlab.webserver.Site} for the file;
 *   <li>{@link netlab.webserver.ResponseWriter} turns the {@link netlab.webserver.Response} into bytes.
 * </ul>
 *
 * <p>Every limit is in {@link netlab.webserver.Limits}. A message that breaks the format or a limit is answered with its
 * status (400, 408, 413, 414, 431, 501, 505), and the connection is closed. Everything else that cannot be served (404,
 * 405, 412, 416, 417) leaves it open, if where the next request begins is certain.
 */
package netlab.webserver;
