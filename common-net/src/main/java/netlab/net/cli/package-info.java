/**
 * The command-line contract that every program of the lab keeps, one small class a thing.
 *
 * <ul>
 *   <li>{@link netlab.net.cli.Program}: runs a picocli command; exit codes 0 done, 1 failed with one sentence on
 *       standard error, 2 usage.
 *   <li>{@link netlab.net.cli.EndpointOptions}: {@code -s/--host}, {@code -p/--port}, {@code --verbose}, {@code --help}.
 *   <li>{@link netlab.net.cli.ServerRun}: the ready line, then SIGINT or SIGTERM, then an orderly end.
 *   <li>{@link netlab.net.cli.Stdio}: standard streams, with a prompt only at a terminal.
 *   <li>{@link netlab.net.cli.Demo}: what {@code Main} does without arguments.
 * </ul>
 */
package netlab.net.cli;
