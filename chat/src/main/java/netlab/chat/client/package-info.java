/** A client of the chat with rooms, without its face: the connection, and what is known from its lines. */
package netlab.chat.client;
