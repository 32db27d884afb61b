package netlab.chat.gui;

import java.awt.Font;
import java.awt.GridLayout;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JPopupMenu;
import netlab.chat.room.EmojiCodes;

/** A page of emoji to choose from; their short codes are the tool tips. */
final class EmojiMenu extends JPopupMenu {
    private static final long serialVersionUID = 1;

    private static final int COLUMNS = 12;
    private static final int SIZE = 18;

    EmojiMenu(Consumer<String> chosen) {
        setLayout(new GridLayout(0, COLUMNS));
        EmojiCodes.table().forEach((code, emoji) -> {
            JButton button = new JButton(emoji);
            button.setFont(new Font(Font.DIALOG, Font.PLAIN, SIZE));
            button.putClientProperty("JButton.buttonType", "toolBarButton");
            button.setToolTipText(":" + code + ":");
            button.addActionListener(event -> {
                chosen.accept(":" + code + ": ");
                setVisible(false);
            });
            add(button);
        });
    }
}
