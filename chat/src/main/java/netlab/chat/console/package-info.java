/** The chat at a terminal, or at the end of a pipe. */
package netlab.chat.console;
