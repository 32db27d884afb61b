package netlab.video;

import java.awt.AWTError;
import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.HeadlessException;
import java.awt.RenderingHints;
import java.awt.event.KeyAdapter;
import java.awt.event.KeyEvent;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import javax.imageio.ImageIO;
import javax.swing.JFrame;
import javax.swing.JPanel;
import javax.swing.SwingUtilities;
import javax.swing.WindowConstants;

/** Shows frames as they come. {@code q} or closing ends it, space pauses; the title tells frame rate and bit rate. */
final class VideoWindow implements FrameSink {
    private static final long TITLE_PERIOD_NANOS = 500_000_000;

    private final String name;
    private final Runnable onClosed;
    private final Meter meter = new Meter();
    private JFrame window;
    private Screen screen;
    private long titleNanos = System.nanoTime();
    private boolean paused;
    private boolean closed;

    private VideoWindow(String name, Runnable onClosed) {
        this.name = name;
        this.onClosed = onClosed;
    }

    /** Tells whether there is a display, and a Java that can draw on it. */
    static boolean isPossible() {
        try {
            if (GraphicsEnvironment.isHeadless()) {
                return false;
            }
            GraphicsEnvironment.getLocalGraphicsEnvironment().getDefaultScreenDevice();
            return true;
        } catch (HeadlessException | AWTError | LinkageError e) { // DISPLAY names none, or this Java has no windows
            return false;
        }
    }

    /**
     * Opens a window.
     *
     * @param onClosed run when the person closes it, or presses {@code q}: nobody needs frames any more
     */
    static VideoWindow open(String name, Runnable onClosed) throws IOException {
        ImageIO.setUseCache(false);
        VideoWindow window = new VideoWindow(name, onClosed);
        inEventThread(window::build);
        return window;
    }

    private void build() {
        screen = new Screen();
        window = new JFrame(name);
        window.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
        window.setContentPane(screen);
        window.addKeyListener(new Keys());
        window.addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent e) {
                personClosed();
            }
        });
        window.pack();
        window.setLocationByPlatform(true);
        window.setVisible(true);
    }

    /** Shows a frame; returns at once, unless the person has paused the film. */
    @Override
    public void accept(byte[] jpeg, JpegHeader header, long number) throws IOException {
        BufferedImage picture = decode(jpeg);
        meter.add(jpeg.length);
        boolean first = number == 0;
        SwingUtilities.invokeLater(() -> screen.show(picture));
        if (first) {
            inEventThread(window::pack);
        }
        if (System.nanoTime() - titleNanos > TITLE_PERIOD_NANOS) {
            titleNanos = System.nanoTime();
            setTitle(meter.lap());
        }
        waitWhilePaused();
    }

    private static BufferedImage decode(byte[] jpeg) throws UndecodableFrameException {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (picture == null) {
                throw new UndecodableFrameException("not a JPEG file", null);
            }
            return picture;
        } catch (UndecodableFrameException e) {
            throw e;
        } catch (IOException | RuntimeException e) { // the JDK's decoder throws both at damaged files
            throw new UndecodableFrameException("not a picture: " + e.getMessage(), e);
        }
    }

    private void setTitle(String rates) {
        SwingUtilities.invokeLater(() -> window.setTitle(name + " - " + rates));
    }

    private synchronized void waitWhilePaused() throws InterruptedIOException {
        try {
            boolean waited = paused;
            while (paused && !closed) {
                wait();
            }
            if (waited) {
                meter.lap(); // the pause does not count
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while paused");
        }
    }

    private synchronized void togglePause() {
        paused = !paused;
        setTitle(paused ? "paused" : "");
        notifyAll();
    }

    /** Tells whether the person has closed it. */
    synchronized boolean isClosed() {
        return closed;
    }

    private void personClosed() {
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        onClosed.run();
    }

    @Override
    public void close() {
        SwingUtilities.invokeLater(window::dispose);
    }

    private static void inEventThread(Runnable task) throws IOException {
        try {
            SwingUtilities.invokeAndWait(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("stopped while opening a window");
        } catch (java.lang.reflect.InvocationTargetException e) {
            throw new IOException("cannot open a window: " + e.getCause().getMessage(), e);
        }
    }

    private final class Keys extends KeyAdapter {
        @Override
        public void keyPressed(KeyEvent e) {
            if (e.getKeyCode() == KeyEvent.VK_Q) {
                window.dispose();
            } else if (e.getKeyCode() == KeyEvent.VK_SPACE) {
                togglePause();
            }
        }
    }

    /** The picture, as large as fits. */
    private static final class Screen extends JPanel {
        private static final long serialVersionUID = 1;

        private transient BufferedImage picture;

        Screen() {
            setBackground(Color.BLACK);
            setPreferredSize(new Dimension(TestFilm.WIDTH, TestFilm.HEIGHT));
        }

        void show(BufferedImage newPicture) {
            if (picture == null) {
                setPreferredSize(new Dimension(newPicture.getWidth(), newPicture.getHeight()));
            }
            picture = newPicture;
            repaint();
        }

        @Override
        protected void paintComponent(Graphics graphics) {
            super.paintComponent(graphics);
            if (picture == null) {
                return;
            }
            double scale =
                    Math.min((double) getWidth() / picture.getWidth(), (double) getHeight() / picture.getHeight());
            int width = (int) Math.round(picture.getWidth() * scale);
            int height = (int) Math.round(picture.getHeight() * scale);
            ((Graphics2D) graphics)
                    .setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(picture, (getWidth() - width) / 2, (getHeight() - height) / 2, width, height, null);
        }
    }
}
