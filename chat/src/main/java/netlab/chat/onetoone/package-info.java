/**
 * Chat, one to one: two people at two consoles, TCP, port 5002. Lines of UTF-8 both ways, at any time, and nothing else:
 *
 * <pre>
 *   C → S   48 69 0A                 "Hi\n"          shown as "client: Hi"
 *   S → C   EC 95 88 EB 85 95 0A     "안녕\n"        shown as "server: 안녕"
 * </pre>
 *
 * <p>A line has at most 4,096 bytes; from a peer that sends none of the newlines, a pause ends it
 * ({@link netlab.chat.wire.ChatLineReader}). {@code /exit}, the end of the input, or the other side's leaving ends both.
 * The server talks to one client; another who comes meanwhile is told so and sent away.
 */
package netlab.chat.onetoone;
