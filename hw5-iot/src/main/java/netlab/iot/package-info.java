/**
 * Homework 5: two devices, each a server, and a user connected to both. TCP, port 9101 for device 1 and 9102 for
 * device 2, as many exchanges a connection as wanted:
 *
 * <pre>
 *   U → D   52 65 71 75 65 73 74 0A                             "Request\n"
 *   D → U   00 00 00 14  00 00 00 32  00 00 00 64               20, 50, 100: three integers
 *   U → D   71 75 69 74 0A                                      "quit\n": the device program ends
 *
 *           +------+------+------+------+  ×  3
 *   value   | v&gt;&gt;24| v&gt;&gt;16| v&gt;&gt;8 |  v   |                        4 bytes, big-endian, signed
 *           +------+------+------+------+
 *
 *   device 1   Temp       0 to 40       Humid    0 to 100        lillum   70 to 150
 *   device 2   Heartbeat  40 to 140     Steps    2000 to 6000    Cal      1000 to 4000       all bounds inclusive
 * </pre>
 *
 * <p>A word ends at LF or, for a handout program that sends none, after a pause; see
 * {@link netlab.net.LineOrPauseReader}. The reply is always 12 bytes. A device closes a connection on which another word
 * comes, and serves the others.
 *
 * <p>A reading becomes one line of {@code data.txt}, with the time as C's ctime prints it, and {@code lillum} as the
 * handout spells it:
 *
 * <pre>
 *   Fri Mar 11 22:55:13 2022: Device1: Temp=20, Humid=50, lillum=100
 *   Fri Mar 11 22:57:40 2022: Device2: Heartbeat=80, Steps=2500, Cal=2100
 * </pre>
 */
package netlab.iot;
