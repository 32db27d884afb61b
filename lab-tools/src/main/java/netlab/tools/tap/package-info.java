/**
 * {@code netlab tap}: stands between clients and a server and shows what they say.
 *
 * <pre>
 * client --- 9000 tap --- localhost:9001 server
 *                  |
 *                  +-- the terminal: time, direction, bytes and text of every read
 *                  +-- out.pcap, for Wireshark
 * </pre>
 *
 * <p>The proxies of {@link netlab.testkit} do the forwarding, and the faults; their transcript tells its listeners what
 * happens: {@link netlab.tools.tap.LiveView}, {@link netlab.tools.tap.Capture}. Both are done with an event before the
 * conversation goes on, so that nothing piles up in memory however fast a client sends: a slow terminal slows it down.
 */
package netlab.tools.tap;
