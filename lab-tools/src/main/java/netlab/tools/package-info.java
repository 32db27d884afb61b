/**
 * The command {@code netlab}: hand-outs made of the reference solutions, the grader that says why, and a tap on the wire.
 */
package netlab.tools;
