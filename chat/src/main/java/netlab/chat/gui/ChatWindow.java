package netlab.chat.gui;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.event.WindowAdapter;
import java.awt.event.WindowEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.DefaultListModel;
import javax.swing.JButton;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JSplitPane;
import javax.swing.JTabbedPane;
import javax.swing.JTextField;
import javax.swing.ListSelectionModel;
import javax.swing.SwingUtilities;
import netlab.chat.client.Roster;
import netlab.chat.wire.ChatLine;

/** The window: a tab for each room and each private conversation, who is there, and a line to type in. */
public final class ChatWindow extends JFrame {
    private static final long serialVersionUID = 1;

    private static final Dimension SIZE = new Dimension(860, 560);
    private static final double MESSAGES_SHARE = 0.8;
    private static final String PRIVATE = "@";

    private final transient Consumer<String> send;
    private final transient Map<String, MessageView> views = new LinkedHashMap<>();
    private final JTabbedPane tabs = new JTabbedPane();
    private final DefaultListModel<String> users = new DefaultListModel<>();
    private final JTextField input = new JTextField();
    private transient Look look;
    /** On every tab: a text component would refuse files by itself. */
    private FileDrop drop;

    private String room = "";
    private String nickname = "";

    /**
     * A window that is not shown yet. For the event thread, as all methods are.
     *
     * @param send takes what the person says or commands
     * @param leave called when the window is closed
     */
    public ChatWindow(Look look, Consumer<String> send, Runnable leave) {
        super("netlab chat");
        this.look = look;
        this.send = send;
        setDefaultCloseOperation(DISPOSE_ON_CLOSE);
        addWindowListener(new WindowAdapter() {
            @Override
            public void windowClosed(WindowEvent event) {
                leave.run();
            }
        });
        enterRoom("lobby");
        add(middle(), BorderLayout.CENTER);
        add(bottom(), BorderLayout.SOUTH);
        setPreferredSize(SIZE);
        pack();
        setLocationRelativeTo(null);
        input.requestFocusInWindow();
    }

    private JSplitPane middle() {
        JList<String> list = new JList<>(users);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setCellRenderer(new UserRenderer(() -> look));
        list.addListSelectionListener(event -> {
            if (!event.getValueIsAdjusting() && list.getSelectedValue() != null) {
                tabs.setSelectedComponent(scroll(view(PRIVATE + list.getSelectedValue())));
                list.clearSelection();
            }
        });
        JPanel side = new JPanel(new BorderLayout());
        JLabel title = new JLabel("In this room");
        title.setBorder(BorderFactory.createEmptyBorder(8, 10, 4, 10));
        side.add(title, BorderLayout.NORTH);
        side.add(new JScrollPane(list));
        tabs.addChangeListener(event -> tabChosen());
        JSplitPane split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, tabs, side);
        split.setResizeWeight(MESSAGES_SHARE);
        split.setDividerLocation((int) (SIZE.width * MESSAGES_SHARE));
        return split;
    }

    private JPanel bottom() {
        JButton emoji = new JButton("😄");
        emoji.setToolTipText("Emoji");
        emoji.addActionListener(event -> {
            EmojiMenu menu = new EmojiMenu(code -> {
                input.replaceSelection(code);
                input.requestFocusInWindow();
            });
            menu.show(emoji, 0, -menu.getPreferredSize().height);
        });
        JButton dark = new JButton("◐");
        dark.setToolTipText("Light or dark");
        dark.addActionListener(event -> look(look.other()));
        input.putClientProperty("JTextField.placeholderText", "Your nickname, and then a message or /help");
        input.addActionListener(event -> sendInput());
        JPanel bottom = new JPanel(new BorderLayout(6, 0));
        bottom.setBorder(BorderFactory.createEmptyBorder(6, 8, 8, 8));
        Box buttons = Box.createHorizontalBox();
        buttons.add(emoji);
        buttons.add(Box.createHorizontalStrut(4));
        buttons.add(dark);
        bottom.add(input);
        bottom.add(buttons, BorderLayout.EAST);
        return bottom;
    }

    private void sendInput() {
        String text = input.getText().strip();
        input.setText("");
        if (!text.isEmpty()) {
            String tab = tabs.getTitleAt(tabs.getSelectedIndex());
            boolean isPrivate = tab.startsWith(PRIVATE) && !text.startsWith("/");
            send.accept(isPrivate ? "/msg " + tab.substring(1) + " " + text : text);
        }
    }

    private void tabChosen() {
        String tab = tabs.getTitleAt(tabs.getSelectedIndex());
        if (!tab.startsWith(PRIVATE) && !tab.equals(room) && !nickname.isEmpty()) {
            send.accept("/join " + tab);
        }
    }

    /** Shows a line where it belongs, and who is there now. */
    public void show(ChatLine line, Roster roster) {
        if (line instanceof ChatLine.Hello hello) {
            nickname = hello.nick();
            setTitle(nickname + " – netlab chat");
            input.putClientProperty("JTextField.placeholderText", "A message, or /help");
            enterRoom(hello.room());
            send.accept("/users");
        } else if (line instanceof ChatLine.Renamed renamed && renamed.from().equals(nickname)) {
            nickname = renamed.to();
            setTitle(nickname + " – netlab chat");
        } else if (line instanceof ChatLine.Joined joined && joined.nick().equals(nickname)) {
            String to = joined.text().substring(joined.text().lastIndexOf(' ') + 1);
            if (!to.equals(room)) {
                enterRoom(to);
                send.accept("/users");
            }
        }
        if (!(line instanceof ChatLine.Users)) {
            viewFor(line).add(line);
        }
        users.clear();
        roster.nicknames().forEach(users::addElement);
    }

    private MessageView viewFor(ChatLine line) {
        if (line instanceof ChatLine.Told told) {
            return view(PRIVATE + (told.from().equals(nickname) ? told.to() : told.from()));
        }
        return view(room);
    }

    private void enterRoom(String name) {
        room = name;
        tabs.setSelectedComponent(scroll(view(name)));
    }

    private MessageView view(String title) {
        return views.computeIfAbsent(title, t -> {
            MessageView view = new MessageView(look);
            view.setTransferHandler(drop);
            tabs.addTab(t, new JScrollPane(view));
            return view;
        });
    }

    private static JScrollPane scroll(MessageView view) {
        return (JScrollPane) SwingUtilities.getAncestorOfClass(JScrollPane.class, view);
    }

    /** Changes to light or dark. */
    public void look(Look newLook) {
        look = newLook;
        look.install();
        views.values().forEach(view -> view.look(look));
    }

    /** Lets files that are dropped on the window go to {@code taker}, with the name of the tab they were dropped on. */
    public void acceptFiles(FileDrop.Taker taker) {
        drop = new FileDrop(files -> {
            String tab = tabs.getTitleAt(tabs.getSelectedIndex());
            taker.take(tab.startsWith(PRIVATE) ? tab.substring(1) : "", files);
        });
        getRootPane().setTransferHandler(drop);
        views.values().forEach(view -> view.setTransferHandler(drop));
    }

    /** Returns what is shown, for tests and screen readers. */
    String shownText() {
        return views.get(tabs.getTitleAt(tabs.getSelectedIndex())).getText();
    }
}
