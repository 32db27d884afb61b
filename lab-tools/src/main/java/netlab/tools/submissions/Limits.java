package netlab.tools.submissions;

/**
 * How much one submission may be, counted while it is unpacked.
 *
 * @param files files and folders, at most
 * @param bytes bytes of all files, at most; those of archives within archives count too
 * @param ratio how many times its packed size an archive may unpack to; looked at from 10 MiB on, since a small file of
 *     blanks is no attack
 * @param depth zips within zips: 1 is a zip of files, 2 a zip of zips of files
 */
public record Limits(int files, long bytes, int ratio, int depth) {
    /** An archive that has unpacked to less than this is never called a bomb, whatever its ratio. */
    static final long HARMLESS_BYTES = 10L << 20;

    /** A homework is a few dozen files of text; this leaves room for pictures, reports and a forgotten build folder. */
    public static final Limits DEFAULT = new Limits(5_000, 100L << 20, 100, 3);

    public Limits {
        if (files < 1 || bytes < 1 || ratio < 1 || depth < 1) {
            throw new IllegalArgumentException("limits must be at least 1");
        }
    }
}
