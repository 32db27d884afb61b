package netlab.chat.gui;

import java.awt.datatransfer.DataFlavor;
import java.awt.datatransfer.UnsupportedFlavorException;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.TransferHandler;

/** Takes files that are dropped. */
final class FileDrop extends TransferHandler {
    private static final long serialVersionUID = 1;

    private final transient Consumer<List<File>> taker;

    FileDrop(Consumer<List<File>> taker) {
        this.taker = taker;
    }

    /** Who takes dropped files. */
    @FunctionalInterface
    public interface Taker {
        /** Takes {@code files} for {@code nick}, who is empty if they were not dropped on a private conversation. */
        void take(String nick, List<File> files);
    }

    @Override
    public boolean canImport(TransferSupport support) {
        return support.isDataFlavorSupported(DataFlavor.javaFileListFlavor);
    }

    @Override
    @SuppressWarnings("unchecked") // the flavour promises a list of files
    public boolean importData(TransferSupport support) {
        try {
            taker.accept((List<File>) support.getTransferable().getTransferData(DataFlavor.javaFileListFlavor));
            return true;
        } catch (UnsupportedFlavorException | IOException e) {
            System.getLogger(FileDrop.class.getName()).log(Level.DEBUG, "nothing to take", e);
            return false;
        }
    }
}
