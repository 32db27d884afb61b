/** The chat in a window: Swing, with FlatLaf's look, light or dark. */
package netlab.chat.gui;
