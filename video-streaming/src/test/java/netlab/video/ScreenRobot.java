package netlab.video;

import java.awt.Rectangle;
import java.awt.Robot;
import java.awt.Toolkit;
import java.awt.event.KeyEvent;
import java.awt.image.BufferedImage;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/**
 * A person in front of a display, told by lines of standard input what to do: {@code number} says which frame of the test
 * film is seen, {@code space} and {@code q} press a key, {@code save FILE} keeps what is seen.
 * Each is answered by a line with the answer's number.
 */
final class ScreenRobot {
    private ScreenRobot() {}

    /** Runs until the end of input. */
    public static void main(String... args) throws Exception {
        Robot robot = new Robot();
        robot.setAutoDelay(40); // a key is pressed for a while
        robot.mouseMove(320, 240); // without a window manager the keyboard's focus follows the mouse
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            number++;
            System.out.print("answer " + number + ": " + answer(robot, line) + "\n");
            System.out.flush();
        }
    }

    private static String answer(Robot robot, String line) throws IOException {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "number" -> {
                robot.delay(40);
                yield String.valueOf(FrameNumber.read(capture(robot)).orElse(-1));
            }
            case "space" -> press(robot, KeyEvent.VK_SPACE);
            case "q" -> press(robot, KeyEvent.VK_Q);
            case "save" -> {
                ImageIO.write(capture(robot), "png", new File(words[1]));
                yield "saved";
            }
            default -> throw new IllegalArgumentException(line);
        };
    }

    private static BufferedImage capture(Robot robot) {
        return robot.createScreenCapture(
                new Rectangle(Toolkit.getDefaultToolkit().getScreenSize()));
    }

    private static String press(Robot robot, int key) {
        robot.keyPress(key);
        robot.keyRelease(key);
        return "pressed";
    }
}
