/** Several chat servers that act as one, over Redis publish/subscribe. */
package netlab.chat.bus;
