/**
 * The chat server with rooms: {@link netlab.chat.room.ChatServer}. A line becomes a {@link netlab.chat.room.Command},
 * a {@link netlab.chat.room.Conversation} does what it asks for, a {@link netlab.chat.room.Room} puts the outcome into the
 * {@link netlab.chat.room.Outbox} of everyone who is to see it.
 */
package netlab.chat.room;
