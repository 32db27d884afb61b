/**
 * What every lab's sockets share: byte order, message boundaries, deadlines, the life of a server.
 *
 * <p>Each class answers one question that TCP leaves open:
 *
 * <ul>
 *   <li>{@link netlab.net.Endian}: which byte of a number goes first?
 *   <li>{@link netlab.net.Frames}, {@link netlab.net.LineOrPauseReader}: where does a message end?
 *   <li>{@link netlab.net.Deadline}, {@link netlab.net.TimedInputStream}, {@link netlab.net.TimedOutputStream}: how long is
 *       the peer waited for?
 *   <li>{@link netlab.net.TcpServer}: who accepts, how many at once, and how does it all end?
 *   <li>{@link netlab.net.TcpOptions}, {@link netlab.net.Threads}: what differs between platforms and JVMs?
 * </ul>
 *
 * <p>Errors are told apart the same way everywhere: a clean end between messages is {@link java.util.Optional#empty()},
 * an end inside one is {@link java.io.EOFException}, a peer that breaks the protocol is
 * {@link java.net.ProtocolException}, silence is {@link java.net.SocketTimeoutException}.
 */
package netlab.net;
