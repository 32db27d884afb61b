// HIDDEN FILE
package netlab.webserver;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Arc2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * Draws {@code iot.png} and {@code favicon.ico}, which are committed: run it to draw them anew, from the module's
 * folder, {@code java src/test/java/netlab/webserver/DrawPictures.java}.
 */
final class DrawPictures {
    private static final int SIZE = 320;

    private static final Color NAVY = new Color(0x1B2A4A);
    private static final Color TEAL = new Color(0x19B5A5);
    private static final Color MINT = new Color(0x8FF0DC);
    private static final Color CORAL = new Color(0xFF7A6B);
    private static final Color SUN = new Color(0xFFC857);
    private static final Color WHITE = new Color(0xFDFEFF);
    private static final Color SHADE = new Color(0xC4D3E6);

    private DrawPictures() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of("src/main/resources/netlab/webserver");
        ImageIO.write(
                render(SIZE, DrawPictures::drawRobot),
                "png",
                folder.resolve("iot.png").toFile());
        Files.write(folder.resolve("favicon.ico"), ico(List.of(16, 32, 48)));
    }

    private interface Drawing {
        void draw(Graphics2D g);
    }

    /** A picture of {@code size} pixels from a drawing of {@link #SIZE} units; small ones drawn large and averaged. */
    private static BufferedImage render(int size, Drawing drawing) {
        int oversampling = size < SIZE ? 8 : 4;
        int large = size * oversampling;
        BufferedImage picture = new BufferedImage(large, large, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.scale((double) large / SIZE, (double) large / SIZE);
        drawing.draw(g);
        g.dispose();
        while (picture.getWidth() > size) {
            picture = half(picture);
        }
        return picture;
    }

    private static BufferedImage half(BufferedImage picture) {
        int size = picture.getWidth() / 2;
        BufferedImage smaller = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
        Graphics2D g = smaller.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(picture, 0, 0, size, size, null);
        g.dispose();
        return smaller;
    }

    private static void drawRobot(Graphics2D g) {
        drawBackground(g);
        drawOrbit(g);
        drawAntenna(g);
        drawBody(g);
        drawHead(g);
        drawFace(g);
    }

    private static void drawBackground(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x2E7BD6), 0, SIZE, new Color(0x6A5BD8)));
        g.fill(new RoundRectangle2D.Double(4, 4, SIZE - 8, SIZE - 8, 72, 72));
        g.setPaint(new RadialGradientPaint(new Point2D.Double(160, 150), 150, new float[] {0, 1}, new Color[] {
            new Color(255, 255, 255, 90), new Color(255, 255, 255, 0)
        }));
        g.fill(new Ellipse2D.Double(10, 0, 300, 300));
        g.setPaint(new Color(12, 20, 60, 70));
        g.fill(new Ellipse2D.Double(84, 274, 152, 22));
    }

    /** Four small things around it, joined by dotted lines: a lamp, a thermometer, a drop, a heart. */
    private static void drawOrbit(Graphics2D g) {
        g.setStroke(new BasicStroke(3, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND, 1, new float[] {0.1f, 9}, 0));
        g.setPaint(new Color(255, 255, 255, 170));
        g.draw(new Line2D.Double(64, 92, 96, 122));
        g.draw(new Line2D.Double(256, 92, 224, 122));
        g.draw(new Line2D.Double(60, 226, 104, 220));
        g.draw(new Line2D.Double(260, 226, 216, 220));
        badge(g, 48, 76);
        drawBulb(g, 48, 76);
        badge(g, 272, 76);
        drawThermometer(g, 272, 76);
        badge(g, 42, 230);
        drawDrop(g, 42, 230);
        badge(g, 278, 230);
        drawHeart(g, 278, 230);
    }

    private static void badge(Graphics2D g, double x, double y) {
        g.setPaint(new Color(12, 20, 60, 60));
        g.fill(circle(x, y + 3, 25));
        g.setPaint(WHITE);
        g.fill(circle(x, y, 25));
    }

    private static void drawBulb(Graphics2D g, double x, double y) {
        g.setPaint(SUN);
        g.fill(circle(x, y - 4, 11));
        g.fill(new RoundRectangle2D.Double(x - 6, y + 2, 12, 8, 3, 3));
        g.setPaint(NAVY);
        g.fill(new RoundRectangle2D.Double(x - 6, y + 10, 12, 3, 3, 3));
        g.fill(new RoundRectangle2D.Double(x - 4, y + 14, 8, 3, 3, 3));
    }

    private static void drawThermometer(Graphics2D g, double x, double y) {
        g.setPaint(SHADE);
        g.fill(new RoundRectangle2D.Double(x - 5, y - 17, 10, 28, 10, 10));
        g.setPaint(CORAL);
        g.fill(circle(x, y + 10, 8));
        g.fill(new RoundRectangle2D.Double(x - 2, y - 7, 4, 18, 4, 4));
    }

    private static void drawDrop(Graphics2D g, double x, double y) {
        Path2D drop = new Path2D.Double();
        drop.moveTo(x, y - 16);
        drop.curveTo(x + 4, y - 8, x + 12, y - 2, x + 12, y + 5);
        drop.curveTo(x + 12, y + 19, x - 12, y + 19, x - 12, y + 5);
        drop.curveTo(x - 12, y - 2, x - 4, y - 8, x, y - 16);
        g.setPaint(new Color(0x38A3F1));
        g.fill(drop);
        g.setPaint(new Color(255, 255, 255, 200));
        g.setStroke(new BasicStroke(2.5f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(x - 7, y - 3, 14, 14, 190, 70, Arc2D.OPEN));
    }

    private static void drawHeart(Graphics2D g, double x, double y) {
        Path2D heart = new Path2D.Double();
        heart.moveTo(x, y + 14);
        heart.curveTo(x - 22, y - 2, x - 12, y - 17, x, y - 7);
        heart.curveTo(x + 12, y - 17, x + 22, y - 2, x, y + 14);
        g.setPaint(CORAL);
        g.fill(heart);
        Path2D pulse = new Path2D.Double();
        pulse.moveTo(x - 10, y - 1);
        pulse.lineTo(x - 4, y - 1);
        pulse.lineTo(x - 1, y - 6);
        pulse.lineTo(x + 2, y + 5);
        pulse.lineTo(x + 4, y - 1);
        pulse.lineTo(x + 10, y - 1);
        g.setPaint(WHITE);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(pulse);
    }

    private static void drawAntenna(Graphics2D g) {
        g.setStroke(new BasicStroke(7, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(SHADE);
        g.draw(new Line2D.Double(160, 92, 160, 62));
        g.setPaint(SUN);
        g.fill(circle(160, 54, 10));
        g.setPaint(WHITE);
        g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        for (int radius = 22; radius <= 36; radius += 14) {
            g.draw(new Arc2D.Double(160 - radius, 54 - radius, 2 * radius, 2 * radius, -38, 76, Arc2D.OPEN));
            g.draw(new Arc2D.Double(160 - radius, 54 - radius, 2 * radius, 2 * radius, 142, 76, Arc2D.OPEN));
        }
    }

    private static void drawBody(Graphics2D g) {
        g.setStroke(new BasicStroke(13, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(SHADE);
        g.draw(new Arc2D.Double(88, 205, 52, 60, 60, 130, Arc2D.OPEN)); // an arm that hangs
        Path2D waving = new Path2D.Double(); // and one that waves
        waving.moveTo(204, 232);
        waving.quadTo(236, 232, 232, 200);
        g.draw(waving);
        g.setPaint(WHITE);
        g.fill(circle(92, 240, 11));
        g.fill(circle(232, 196, 11));
        Shape feet = new RoundRectangle2D.Double(122, 262, 32, 22, 18, 18);
        g.setPaint(NAVY);
        g.fill(feet);
        g.fill(new RoundRectangle2D.Double(166, 262, 32, 22, 18, 18));
        g.setPaint(new GradientPaint(0, 196, WHITE, 0, 276, SHADE));
        g.fill(new RoundRectangle2D.Double(112, 196, 96, 78, 44, 44));
        g.setPaint(NAVY);
        g.fill(new RoundRectangle2D.Double(132, 222, 56, 34, 14, 14));
        double[] levels = {10, 18, 24, 15};
        for (int i = 0; i < levels.length; i++) {
            g.setPaint(i == 2 ? SUN : MINT);
            g.fill(new RoundRectangle2D.Double(140 + 11 * i, 252 - levels[i], 7, levels[i], 3, 3));
        }
    }

    private static void drawHead(Graphics2D g) {
        g.setPaint(TEAL);
        g.fill(new RoundRectangle2D.Double(72, 128, 22, 44, 16, 16));
        g.fill(new RoundRectangle2D.Double(226, 128, 22, 44, 16, 16));
        g.setPaint(new Color(12, 20, 60, 60));
        g.fill(new Ellipse2D.Double(112, 194, 96, 16));
        g.setPaint(new GradientPaint(0, 88, WHITE, 0, 212, SHADE));
        g.fill(new RoundRectangle2D.Double(84, 86, 152, 122, 112, 112));
        g.setPaint(new GradientPaint(0, 104, new Color(0x24365F), 0, 192, NAVY));
        g.fill(new RoundRectangle2D.Double(98, 106, 124, 84, 76, 76));
        g.setPaint(new Color(255, 255, 255, 34)); // light on the glass
        Path2D shine = new Path2D.Double();
        shine.moveTo(120, 112);
        shine.quadTo(160, 102, 190, 110);
        shine.quadTo(140, 122, 106, 156);
        shine.quadTo(102, 126, 120, 112);
        g.fill(shine);
    }

    private static void drawFace(Graphics2D g) {
        g.setPaint(MINT);
        g.fill(new RoundRectangle2D.Double(125, 128, 18, 28, 18, 18));
        g.fill(new RoundRectangle2D.Double(177, 128, 18, 28, 18, 18));
        g.setPaint(WHITE);
        g.fill(circle(137, 136, 4));
        g.fill(circle(189, 136, 4));
        g.setStroke(new BasicStroke(6, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.setPaint(MINT);
        g.draw(new Arc2D.Double(144, 148, 32, 26, 200, 140, Arc2D.OPEN));
        g.setPaint(new Color(255, 122, 107, 190));
        g.fill(new Ellipse2D.Double(109, 160, 18, 11));
        g.fill(new Ellipse2D.Double(193, 160, 18, 11));
    }

    /** The head alone fills a small square better. */
    private static void drawIcon(Graphics2D g) {
        g.setPaint(new GradientPaint(0, 0, new Color(0x2E7BD6), 0, SIZE, new Color(0x6A5BD8)));
        g.fill(new RoundRectangle2D.Double(0, 0, SIZE, SIZE, 90, 90));
        g.setPaint(WHITE);
        g.setStroke(new BasicStroke(22, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(160, 90, 160, 56));
        g.setPaint(SUN);
        g.fill(circle(160, 46, 26));
        g.setPaint(WHITE);
        g.fill(new RoundRectangle2D.Double(34, 86, 252, 200, 150, 150));
        g.setPaint(NAVY);
        g.fill(new RoundRectangle2D.Double(62, 116, 196, 140, 110, 110));
        g.setPaint(MINT);
        g.fill(new RoundRectangle2D.Double(100, 146, 36, 52, 36, 36));
        g.fill(new RoundRectangle2D.Double(184, 146, 36, 52, 36, 36));
        g.setStroke(new BasicStroke(14, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Arc2D.Double(132, 180, 56, 46, 200, 140, Arc2D.OPEN));
    }

    /**
     * An icon file: a directory, then a PNG a size.
     *
     * <pre>
     *   0  2  2      6                            22
     *   +--+--+------+----------------------------+ …
     *   |0 |1 |count | width height … size offset | one entry of 16 bytes each, little-endian; then the pictures
     *   +--+--+------+----------------------------+ …
     * </pre>
     */
    private static byte[] ico(List<Integer> sizes) throws IOException {
        ByteArrayOutputStream pictures = new ByteArrayOutputStream();
        int offset = 6 + 16 * sizes.size();
        ByteBuffer directory = ByteBuffer.allocate(offset).order(ByteOrder.LITTLE_ENDIAN);
        directory.putShort((short) 0).putShort((short) 1).putShort((short) sizes.size());
        for (int size : sizes) {
            ByteArrayOutputStream png = new ByteArrayOutputStream();
            ImageIO.write(render(size, DrawPictures::drawIcon), "png", png);
            directory.put((byte) size).put((byte) size).put((byte) 0).put((byte) 0);
            directory
                    .putShort((short) 1)
                    .putShort((short) 32)
                    .putInt(png.size())
                    .putInt(offset + pictures.size());
            png.writeTo(pictures);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.write(directory.array());
        pictures.writeTo(file);
        return file.toByteArray();
    }

    private static Ellipse2D circle(double x, double y, double radius) {
        return new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius);
    }
}
