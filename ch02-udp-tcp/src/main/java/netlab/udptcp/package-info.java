/**
 * Chapter 2: the same small service over UDP and over TCP, port 12000. Every example is one file that needs the JDK and
 * nothing else; {@link netlab.udptcp.Main} runs them.
 *
 * <p>The client sends a sentence, the server sends it back in upper case. Both are UTF-8 text with nothing behind it:
 *
 * <pre>
 *   C → S   68 65 6C 6C 6F                 "hello"
 *   S → C   48 45 4C 4C 4F                 "HELLO"
 * </pre>
 *
 * <pre>
 *                        UDP                                   TCP
 *   a sentence is        a datagram of at most 2048 bytes      the whole connection
 *   it ends              where the datagram ends               at a newline, a pause, the end of the stream
 *   an empty one         gets an empty reply                   cannot be sent
 *   a reply ends         where the datagram ends               where the server closes
 *   what gets lost       the client sends again                TCP sends again
 *   too long             the beginning is answered             the beginning, 16,384 bytes, is answered
 *   not UTF-8            ignored                               closed without a reply
 * </pre>
 *
 * <p>The textbook's exercises: a server that counts a letter instead ({@code --count s}), and a client that sends many
 * sentences, which all clients here do.
 */
package netlab.udptcp;
