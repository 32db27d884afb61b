/** {@code /search}: questions to a language model, beside the chat and never in its way. */
package netlab.chat.search;
