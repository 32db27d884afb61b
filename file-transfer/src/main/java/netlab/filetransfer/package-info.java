/**
 * File transfer: a client names a file, the server sends its size and its bytes. TCP, port 7777, one file a connection:
 *
 * <pre>
 *   C → S   48 65 6C 6C 6F 0A                      "Hello\n"
 *   S → C   46 69 6C 65 6E 61 6D 65 0A             "Filename\n"
 *   C → S   61 2E 74 78 74 0A                      "a.txt\n", UTF-8, folders below the root with '/'
 *   S → C   00 00 00 05  68 65 6C 6C 6F            size, then that many bytes
 *   C → S   42 79 65 0A                            "Bye\n", once all of it has arrived
 *
 *   S → C   4E 6F 66 69 6C 65 0A                   or, instead of size and content: "Nofile\n", and the end
 *
 *           +--------+--------+--------+--------+----------------
 *   size    | v&gt;&gt;&gt;24 | v&gt;&gt;&gt;16 | v&gt;&gt;&gt;8  |   v    |  content …       4 bytes, big-endian, unsigned
 *           +--------+--------+--------+--------+----------------
 * </pre>
 *
 * <p>The handout's programs send none of the newlines: they take one {@code send} for one message. The server answers
 * both kinds, each in its own way. Three places need thought, because the protocol leaves them open:
 *
 * <ul>
 *   <li><b>Where does a bare name end?</b> After a pause of 20 ms ({@link netlab.net.LineOrPauseReader}); but while a
 *       longer path in the folder begins with what has come ({@code a}, and there is {@code a.txt}), only after
 *       {@link netlab.filetransfer.ServedClient#UNFINISHED_PAUSE} of silence. What comes later still is
 *       noticed before the content goes out, and breaks the connection off: such a client gets no file rather than a
 *       wrong one. A name with a newline is answered at once.
 *   <li><b>Where does the size end?</b> After four bytes. But a handout client may take all that one {@code recv}
 *       returns for the size, so after a bare name the content is held back for
 *       {@link netlab.filetransfer.ServedClient#SIZE_ALONE}, time for the client to read the size by itself.
 *   <li><b>Is it a size or {@code Nofile}?</b> A file of 0x4E6F6669 bytes has a size that reads {@code Nofi}. What
 *       follows decides ({@link netlab.filetransfer.FileTransferCodec#classify}): it is {@code Nofile} if {@code le}
 *       follows and then nothing. Content that begins with {@code le} and breaks off right there looks the same; no
 *       file is kept either way.
 * </ul>
 *
 * <p>Limits: a name has 1 to {@value netlab.filetransfer.FileTransferCodec#MAX_NAME_BYTES} bytes, a file at most
 * {@value netlab.filetransfer.FileTransferCodec#MAX_FILE_BYTES}. A file that is larger is answered with {@code Nofile},
 * and the server says why on its side. Each step has a timeout of its own.
 */
package netlab.filetransfer;
