/**
 * Homework 2: a name goes one way, a binary integer the other. TCP, port 9000, one exchange a connection:
 *
 * <pre>
 *   S → C   48 65 6C 6C 6F 20 31 32 37 2E 30 2E 30 2E 31     "Hello 127.0.0.1", the client's own address
 *   C → S   ED 99 8D EA B8 B8 EB 8F 99 0A                    "홍길동\n", the student's name in UTF-8
 *   S → C   01 35 26 D2                                      20260562, the student's id
 *   S       end of stream
 *
 *           +--------+--------+--------+--------+
 *   id      | v&gt;&gt;&gt;24 | v&gt;&gt;&gt;16 | v&gt;&gt;&gt;8  |   v    |            4 bytes, big-endian, unsigned: 0 to 4,294,967,295
 *           +--------+--------+--------+--------+
 * </pre>
 *
 * <p>The name ends at LF (a CR before it is dropped) or, when none comes, after a pause of 20 ms; see
 * {@link netlab.net.LineOrPauseReader}. It has 1 to {@value netlab.nameid.Name#MAX_BYTES} bytes. A name that is empty,
 * longer or not UTF-8 is told on the server, and the connection is closed without an id; the next client is served.
 *
 * <p>The greeting has no length and no end of its own. But the id is always the last four bytes of the stream, so the
 * greeting is whatever comes before: a client needs no guess, in however many pieces the two arrive.
 */
package netlab.nameid;
