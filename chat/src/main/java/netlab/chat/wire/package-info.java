/**
 * What both chats have in common on the wire: lines of UTF-8, read from peers who end them in LF, in CR LF, or not at
 * all, and shown to others without anything that a terminal would obey.
 */
package netlab.chat.wire;
