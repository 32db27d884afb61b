/** Grading: a submission is built and run in isolation, probed from outside, and its result is a record like any other. */
package netlab.tools.grade;
