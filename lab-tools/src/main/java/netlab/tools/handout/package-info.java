/**
 * Handing out: one source of truth, the reference solution with markers in its comments, and three zips made of it.
 *
 * <p>A marker is a comment of the file's own kind that has a line to itself:
 *
 * <pre>
 *   BEGIN SOLUTION … END SOLUTION    not for students
 *   STUB: code                       students get the code, in the comment's place
 *   BEGIN HIDDEN … END HIDDEN        not for students either: a test that would give the answer away
 *   HIDDEN FILE                      the whole file is hidden
 *   SOLUTION FILE                    the whole file is part of the solution
 * </pre>
 *
 * <p>For example, in Java:
 *
 * <pre>
 *   // BEGIN SOLUTION
 *   return in.readInt();
 *   // END SOLUTION
 *   // STUB: throw new UnsupportedOperationException("TODO 1: read the id, to its last byte");
 * </pre>
 *
 * <p>Whatever is not clear is refused: a marker misspelled, nested, left open or inside other text; a file that no rule
 * covers; a line of the solution that a student would find elsewhere. {@link netlab.tools.handout.HandoutCheck} then proves
 * the zips by using them as a student does.
 */
package netlab.tools.handout;
