package netlab.video;

/**
 * What frames become on their way out.
 *
 * @param quality of the JPEG, 1 to 100
 * @param width in pixels, 0 for the film's own
 * @param height in pixels, 0 for the film's own
 */
record Picture(int quality, int width, int height) {
    static final int DEFAULT_QUALITY = 90;

    /** JPEG's own limit is 65,535; this is 8K, and 100 MB in memory. */
    static final int MAX_SIDE = 8_192;

    /** The film's own size, at {@link #DEFAULT_QUALITY}. */
    static final Picture UNCHANGED = new Picture(DEFAULT_QUALITY, 0, 0);

    Picture {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("expected a quality of 1 to 100, got " + quality);
        }
        boolean unscaled = width == 0 && height == 0;
        if (!unscaled && (Math.min(width, height) < 1 || Math.max(width, height) > MAX_SIDE)) {
            throw new IllegalArgumentException(
                    "expected a width and a height of 1 to " + MAX_SIDE + ", got " + width + "x" + height);
        }
    }

    boolean isScaled() {
        return width > 0;
    }
}
