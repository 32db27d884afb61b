/**
 * Chat: one to one, and in rooms. TCP, port 5002, lines of UTF-8, so that {@code nc} and telnet are full clients. The chat
 * of two is {@link netlab.chat.onetoone}; the rooms are spoken about here.
 *
 * <pre>
 *   S → C   * welcome to netlab chat; your nickname?
 *   C → S   alice
 *   S → C   * hello alice, you are in lobby; /help tells the commands
 *   S → C   [2026-11-20 15:04:05] --&gt; alice joined lobby
 *   C → S   good morning :smile:
 *   S → C   [2026-11-20 15:04:09] alice: good morning 😄
 *   C → S   /exit
 *   S → C   * bye
 * </pre>
 *
 * <p>What a client sends is a nickname, until the server has accepted one; then a command, which begins with {@code /}
 * ({@link netlab.chat.room.Verb}), or something for everyone in the room ({@code //} for a text that begins with a
 * slash). What the server sends begins with what it is:
 *
 * <pre>
 *   [time] nick: text                 somebody said something
 *   [time] * nick waves               did something (/me)
 *   [time] nick -&gt; other: text        said it to one person (/msg); both of them see it
 *   [time] --&gt; nick joined room       came; &lt;-- left; --- has another name
 *   [time] ?? nick asks: question     a question that is answered (/search) …
 *   [time] == answer                  … and each line of the answer
 *   * text                            for this client alone; {@code * bye}: do not come back by yourself
 *   ! text                            for this client alone: what was not done, and why
 * </pre>
 *
 * <p>The time is that of the server's zone. Lines have at most {@value netlab.chat.wire.ChatLineReader#MAX_LINE_BYTES}
 * bytes without their line end, in both directions: what is longer is refused, and an answer is cut into several. The
 * server's lines end in LF. A client's line ends in LF, CR LF, or, from a handout client that sends neither, at a pause
 * ({@link netlab.chat.wire.ChatLineReader}). Control characters and escape sequences are taken out
 * ({@link netlab.chat.wire.VisibleText}).
 *
 * <p>A nickname, and a room's name, has 1 to {@value netlab.chat.room.Nickname#MAX_CHARACTERS} visible characters without
 * blanks and colons; case makes no difference between two. Lines that come faster than the server allows are held back,
 * and after a warning end the connection. A client that does not read is told so, and cut off, when
 * 1 MiB waits for it.
 *
 * <p>A client that has promised signs of life is taken for gone when they stay away ({@link netlab.chat.room.Heartbeat}):
 *
 * <pre>
 *   C → S   /alive 15
 *   S → C   * alive
 * </pre>
 */
package netlab.chat;
