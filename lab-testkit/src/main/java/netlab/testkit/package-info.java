/**
 * What the lab's tests are made of. It speaks no protocol of the lab: it gives a test exact bytes, bad networks, whole
 * programs, and a record of what happened.
 *
 * <table>
 *   <caption>The kit</caption>
 *   <tr><th>A test needs</th><th>Class</th></tr>
 *   <tr><td>the other end of a connection, byte by byte</td>
 *       <td>{@link netlab.testkit.RawPeer}; as a server {@link netlab.testkit.RawListener}</td></tr>
 *   <tr><td>a network that misbehaves</td>
 *       <td>{@link netlab.testkit.FaultProxy} with {@link netlab.testkit.Fault}s,
 *           {@link netlab.testkit.UdpFaultProxy} with {@link netlab.testkit.UdpFault}s</td></tr>
 *   <tr><td>a program in a process of its own</td>
 *       <td>{@link netlab.testkit.LabProcess}, described by {@link netlab.testkit.LabProgram}; what becomes of it is an
 *           {@link netlab.testkit.Outcome}</td></tr>
 *   <tr><td>a peer written in Python</td>
 *       <td>{@link netlab.testkit.Python}, {@link netlab.testkit.RequiresPython}</td></tr>
 *   <tr><td>to say what went wrong</td>
 *       <td>{@link netlab.testkit.Transcript}, {@link netlab.testkit.Hexdump},
 *           {@link netlab.testkit.TranscriptOnFailure}</td></tr>
 *   <tr><td>to look at it with Wireshark</td>
 *       <td>{@link netlab.testkit.Pcap}</td></tr>
 * </table>
 *
 * <p>Three rules hold throughout:
 *
 * <ul>
 *   <li><em>Nothing waits for ever.</em> Every wait has a limit, which is long, since it is used up only when a test
 *       fails and the machine may be busy.
 *   <li><em>What the other side does is a result.</em> A wrong byte, silence, a program that dies: an
 *       {@link java.lang.AssertionError} that shows what had come until then, or a value that the test judges.
 *   <li><em>A failure can be replayed.</em> What is left to chance depends on a seed, which the transcript shows and
 *       {@code -Dseed=42} sets.
 * </ul>
 *
 * <p>Only {@link netlab.testkit.TranscriptOnFailure}, {@link netlab.testkit.RequiresPython} and
 * {@link netlab.testkit.RequiresProgram} need JUnit; the rest is for any caller.
 */
package netlab.testkit;
