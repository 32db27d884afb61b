/**
 * Homework 3: a calculator at the other end of a TCP connection, port 9003.
 *
 * <p>The client sends an expression, the server sends its value; as often as the client likes. Both are UTF-8 text:
 *
 * <pre>
 *   C → S   32 30 20 2B 20 31 37 0A        "20 + 17\n"
 *   S → C   33 37 0A                       "37\n"
 *   C → S   37 20 2F 20 32                 "7 / 2"        without a newline, as a handout client sends it
 *   S → C   33 2E 35                       "3.5"          answered in kind
 * </pre>
 *
 * <p>A message ends at LF (a CR before it is dropped) or, when none comes, after a pause of 20 ms; see
 * {@link netlab.net.LineOrPauseReader}. The grammar of an expression, in the notation of RFC 5234:
 *
 * <pre>
 *   expression = blanks integer blanks operator blanks integer blanks
 *   integer    = [ "+" / "-" ] 1*1000DIGIT
 *   operator   = "+" / "-" / "*" / "/"
 *   blanks     = *( SP / HTAB )
 * </pre>
 *
 * <p>Sums, differences and products are exact. A quotient is rounded half up to one decimal ({@code 7 / 2 → 3.5},
 * {@code 6 / 2 → 3.0}).
 *
 * <p>Whatever else arrives gets a reply of one line that says what is wrong and where, with a caret before the first
 * character that is: {@code Error: expected + - * or /, found '?' at column 4: 20 ^? 17}. The connection stays usable.
 *
 * <p>Limits: a message has at most {@value netlab.calculator.CalculatorServer#MAX_EXPRESSION_BYTES} bytes, an integer at
 * most {@value netlab.calculator.CalculationCodec#MAX_DIGITS} digits; an idle client is sent away after
 * two minutes.
 */
package netlab.calculator;
