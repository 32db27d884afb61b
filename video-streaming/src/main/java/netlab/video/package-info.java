/**
 * Video over TCP, picture by picture, port 5000.
 *
 * <p>The client asks twice for each picture: for its length, and for the picture itself, which is a JPEG file.
 *
 * <pre>
 *   C → S   73 74 61 72 74 0A                    "start\n"
 *   S → C   30 30 30 30 30 32 31 36 30 34        "0000021604"   10 ASCII digits
 *   C → S   69 6D 61 67 65 0A                    "image\n"
 *   S → C   FF D8 FF E0 … FF D9                  21,604 bytes
 *   C → S   73 74 61 72 74 0A                    "start\n"      and so on
 *   S → C   end of stream                        instead of a length: the film is over
 * </pre>
 *
 * <p>A client may leave the newline out, as the handout's does ({@code 73 74 61 72 74}). Both words have five letters
 * and neither begins the other, so the server knows at the fifth letter that a word is complete, and need not wait for
 * what ends it; a line end (LF or CRLF) before the next word is passed over.
 *
 * <p>Whoever asks sets the pace: a client that does not ask gets nothing, and loses nothing. The server for its part
 * holds each length back until the picture's time in the film has come.
 *
 * <p>Errors: a client that sends anything but the word that is due is disconnected. A server that announces more than
 * the client's limit ({@value netlab.video.VideoClient#DEFAULT_MAX_FRAME_BYTES} bytes unless told otherwise) is left
 * before anything is allocated. A picture that is no JPEG is passed over, and the next one asked for.
 *
 * <p>Limits: a silent client is disconnected after ten minutes, since a person may pause the film; a word that has
 * begun must be complete, and a picture that is being sent must make progress, within ten seconds.
 */
package netlab.video;
