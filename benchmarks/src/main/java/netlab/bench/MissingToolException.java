package netlab.bench;

/** Something that this machine has not got. The message says what to install. */
final class MissingToolException extends Exception {
    private static final long serialVersionUID = 1L;

    MissingToolException(String toInstall) {
        super(toInstall);
    }
}
