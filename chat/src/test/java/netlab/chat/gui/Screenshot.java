// HIDDEN FILE
package netlab.chat.gui;

import java.awt.Container;
import java.awt.Robot;
import java.awt.Window;
import java.awt.image.BufferedImage;
import java.io.File;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import javax.swing.Timer;
import netlab.net.Threads;

/**
 * Runs the window against a server, says something in it, waits for a text, and takes a picture of the screen. Arguments:
 * port, nickname, {@code LIGHT} or {@code DARK}, what to say, what to wait for, PNG file.
 */
public final class Screenshot {
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final int LOOK_MILLIS = 50;

    private Screenshot() {}

    /** Takes the picture, and leaves; whatever goes wrong is thrown. */
    public static void main(String[] arguments) throws Exception {
        FutureTask<Void> picture = new FutureTask<>(() -> takeAndLeave(arguments));
        Threads.unstarted("photographer", picture).start();
        InetSocketAddress server = new InetSocketAddress("127.0.0.1", Integer.parseInt(arguments[0]));
        GuiClient.run(server, Optional.of(arguments[1]), Look.valueOf(arguments[2]));
        picture.get();
    }

    private static Void takeAndLeave(String... arguments) throws Exception {
        try {
            awaitText("hello " + arguments[1]);
            SwingUtilities.invokeAndWait(() -> {
                JTextField input = find(window(), JTextField.class);
                input.setText(arguments[3]);
                input.postActionEvent();
            });
            awaitText(arguments[4]);
            ImageIO.write(picture(), "png", new File(arguments[5]));
            System.out.println("picture taken");
        } finally {
            SwingUtilities.invokeAndWait(() -> window().dispose());
        }
        return null;
    }

    private static BufferedImage picture() throws Exception {
        Robot robot = new Robot();
        robot.setAutoWaitForIdle(true);
        robot.waitForIdle();
        BufferedImage[] picture = new BufferedImage[1];
        SwingUtilities.invokeAndWait(() -> {
            window().toFront();
            window().paint(window().getGraphics());
        });
        robot.waitForIdle();
        SwingUtilities.invokeAndWait(() -> picture[0] = robot.createScreenCapture(window().getBounds()));
        return picture[0];
    }

    private static ChatWindow window() {
        return (ChatWindow) Arrays.stream(Window.getWindows())
                .filter(ChatWindow.class::isInstance)
                .findFirst()
                .orElse(null);
    }

    private static void awaitText(String text) throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        Timer timer = new Timer(LOOK_MILLIS, event -> {
            if (window() != null && window().shownText().contains(text)) {
                seen.countDown();
            }
        });
        timer.start();
        if (!seen.await(WITHIN.toSeconds(), TimeUnit.SECONDS)) {
            throw new AssertionError("the window does not show: " + text);
        }
        timer.stop();
    }

    private static <T> T find(Container container, Class<T> type) {
        for (var component : container.getComponents()) {
            if (type.isInstance(component)) {
                return type.cast(component);
            }
            T inside = component instanceof Container c ? find(c, type) : null;
            if (inside != null) {
                return inside;
            }
        }
        return null;
    }
}
