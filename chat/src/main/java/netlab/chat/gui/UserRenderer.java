package netlab.chat.gui;

import java.awt.Component;
import java.util.function.Supplier;
import javax.swing.BorderFactory;
import javax.swing.DefaultListCellRenderer;
import javax.swing.JLabel;
import javax.swing.JList;

/** A nickname in its colour. */
final class UserRenderer extends DefaultListCellRenderer {
    private static final long serialVersionUID = 1;

    private final transient Supplier<Look> look;

    UserRenderer(Supplier<Look> look) {
        this.look = look;
    }

    @Override
    public Component getListCellRendererComponent(
            JList<?> list, Object value, int index, boolean selected, boolean focused) {
        JLabel label = (JLabel) super.getListCellRendererComponent(list, value, index, selected, focused);
        label.setBorder(BorderFactory.createEmptyBorder(3, 10, 3, 10));
        if (!selected) {
            label.setForeground(look.get().of(value.toString()));
        }
        return label;
    }
}
