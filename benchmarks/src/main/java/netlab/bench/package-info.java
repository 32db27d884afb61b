/**
 * Measures the lab's programs beside others that do the same work.
 *
 * <p>Every program runs in a process of its own and listens on loopback. One load generator, in this process, drives them
 * in turns (A B C, A B C, …), so that whatever else the machine does meets all of them alike. What they answer is checked
 * while it is measured.
 */
package netlab.bench;
