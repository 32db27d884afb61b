package netlab.chat.gui;

import java.awt.AWTError;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.swing.SwingUtilities;
import netlab.chat.client.ChatClient;
import netlab.chat.wire.ChatLine;
import netlab.net.Threads;

/** A person at a window in a chat with rooms. */
public final class GuiClient implements ChatClient.Listener {
    private final ChatClient client;
    private ChatWindow window;

    private GuiClient(ChatClient client) {
        this.client = client;
    }

    /**
     * Chats until the window is closed, or the server says bye.
     *
     * @throws IOException if there is no display, or no server
     */
    public static void run(InetSocketAddress address, Optional<String> nickname, Look look)
            throws IOException, InterruptedException {
        requireDisplay();
        GuiClient gui = new GuiClient(ChatClient.connect(address, nickname, false));
        try {
            SwingUtilities.invokeAndWait(() -> gui.open(look));
        } catch (InvocationTargetException e) {
            throw new IOException("cannot open a window: " + e.getCause().getMessage(), e);
        }
        gui.client.run(gui);
    }

    private static void requireDisplay() throws IOException {
        try {
            if (!GraphicsEnvironment.isHeadless()) {
                GraphicsEnvironment.getLocalGraphicsEnvironment().getScreenDevices();
                return;
            }
        } catch (AWTError e) { // there is a DISPLAY, and nobody behind it
            throw new IOException(noDisplay(), e);
        }
        throw new IOException(noDisplay());
    }

    private static String noDisplay() {
        return "there is no display for a window here; the client command chats at a terminal";
    }

    private void open(Look look) {
        look.install();
        window = new ChatWindow(look, this::send, this::leave);
        window.acceptFiles((nick, files) -> files.forEach(file -> send("/send " + nick + " " + file)));
        window.setVisible(true);
    }

    private void send(String line) {
        try {
            client.send(line);
        } catch (IllegalArgumentException | IOException e) {
            window.show(new ChatLine.Notice("! not sent: " + e.getMessage()), client.roster());
        }
    }

    private void leave() {
        Threads.unstarted("chat-leave", () -> client.leave(true)).start();
    }

    @Override
    public void received(String line, ChatLine meaning) {
        SwingUtilities.invokeLater(() -> window.show(meaning, client.roster()));
    }
}
