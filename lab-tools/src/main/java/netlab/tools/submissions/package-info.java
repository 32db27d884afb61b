/**
 * The intake: whatever students have handed in becomes one folder each, or a sentence on why it could not.
 *
 * <pre>
 * folder or zip ── FileTree ── by student (Owner) ── Unpacker ── zips within zips ── Projects ── Submission
 *                  items       Moodle, Canvas,       limits,                         where
 *                  and bytes   or plain names        safe paths                      src/main/java is
 * </pre>
 *
 * Nothing in an archive is believed: lengths are counted while inflating, checksums are compared, paths are taken
 * apart, links are left out. What one student hands in never stops the others' intake.
 */
package netlab.tools.submissions;
