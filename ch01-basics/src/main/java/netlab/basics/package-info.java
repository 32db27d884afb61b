/**
 * Chapter 1 and the TCP lecture: sockets from first principles. Every example is one file that needs the JDK and
 * nothing else, and reads from top to bottom: {@code new ServerSocket → accept → read → close}. The one exception says
 * so: {@link netlab.basics.EchoTcpServer}.
 *
 * <p>On the wire, byte for byte what the course's Python programs say:
 *
 * <pre>
 *   echo, chapter 1     9000   bytes back unchanged
 *   hello               9000   S "Hello &lt;client ip&gt;", close
 *   echo, TCP lecture   2500   bytes back unchanged
 *   time                9999   S "Thu Mar  4 09:43:07 2021", close
 *   number words        3333   C "1" … "10"   S "one" … "ten"; anything else: S "Try again"
 *   partial read        9999   S "This is IoT world!!!" (20 bytes), close
 *   half-close          2500   C anything, end of stream   S "3 lines, 14 bytes", close
 * </pre>
 */
package netlab.basics;
