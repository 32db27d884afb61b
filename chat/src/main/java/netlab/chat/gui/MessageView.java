package netlab.chat.gui;

import java.awt.Color;
import java.awt.Font;
import java.awt.Insets;
import java.util.ArrayList;
import java.util.List;
import javax.swing.JTextPane;
import javax.swing.text.BadLocationException;
import javax.swing.text.DefaultCaret;
import javax.swing.text.SimpleAttributeSet;
import javax.swing.text.StyleConstants;
import javax.swing.text.StyledDocument;
import netlab.chat.wire.ChatLine;

/** The lines of a room: small grey times, coloured names, answers on a ground of their own. */
final class MessageView extends JTextPane {
    private static final long serialVersionUID = 1;

    /** Lines kept; the oldest go. */
    private static final int MAX_LINES = 2_000;

    private static final int SIZE = 14;
    private static final int SMALL = 11;
    private static final float SPACE_ABOVE = 3;
    private static final float ANSWER_INDENT = 24;

    private final transient List<ChatLine> lines = new ArrayList<>();
    private transient Look look;

    MessageView(Look look) {
        this.look = look;
        setEditable(false);
        setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SIZE));
        setBackground(look.ground());
        setMargin(new Insets(8, 12, 8, 12));
        ((DefaultCaret) getCaret()).setUpdatePolicy(DefaultCaret.ALWAYS_UPDATE); // the newest line is in view
        getAccessibleContext().setAccessibleName("messages");
    }

    /** Shows everything again, in other colours. */
    void look(Look newLook) {
        look = newLook;
        setBackground(look.ground());
        setText("");
        lines.forEach(this::append);
    }

    void add(ChatLine line) {
        lines.add(line);
        append(line);
        if (lines.size() > MAX_LINES) {
            lines.remove(0);
            removeFirstParagraph();
        }
    }

    private void append(ChatLine line) {
        if (line instanceof ChatLine.Said said) {
            paragraph(said.time(), said.nick(), said.text());
        } else if (line instanceof ChatLine.Told told) {
            paragraph(told.time(), told.from(), "→ " + told.to() + ": " + told.text());
        } else if (line instanceof ChatLine.Asked asked) {
            answer(asked.time(), asked.text(), true);
        } else if (line instanceof ChatLine.Answered answered) {
            answer("", answered.text(), false);
        } else if (line instanceof ChatLine.Joined joined) {
            event(joined.time(), "→ " + joined.text());
        } else if (line instanceof ChatLine.Left left) {
            event(left.time(), "← " + left.text());
        } else if (line instanceof ChatLine.Renamed renamed) {
            event(renamed.time(), renamed.text());
        } else if (line instanceof ChatLine.Acted acted) {
            event(acted.time(), "✱ " + acted.text());
        } else if (line instanceof ChatLine.Hello hello) {
            notice(hello.text());
        } else if (line instanceof ChatLine.FileAt file) {
            notice(file.text());
        } else if (line instanceof ChatLine.Bye) {
            notice("* bye");
        } else if (line instanceof ChatLine.Notice notice) {
            notice(notice.text());
        }
    }

    private void paragraph(String time, String nick, String text) {
        insert(clock(time) + "  ", small());
        SimpleAttributeSet name = colour(look.of(nick));
        StyleConstants.setBold(name, true);
        insert(nick + "  ", name);
        insert(text + "\n", colour(look.text()));
    }

    private void notice(String text) {
        insert(text + "\n", colour(text.startsWith("!") ? look.warning() : look.quiet()));
    }

    private void event(String time, String text) {
        insert(clock(time) + "  ", small());
        SimpleAttributeSet quiet = colour(look.quiet());
        StyleConstants.setItalic(quiet, true);
        insert(text + "\n", quiet);
    }

    private void answer(String time, String text, boolean bold) {
        int start = getStyledDocument().getLength();
        SimpleAttributeSet style = colour(look.text());
        StyleConstants.setBackground(style, look.answerGround());
        StyleConstants.setBold(style, bold);
        insert((time.isEmpty() ? "" : clock(time) + "  ") + text + "\n", style);
        SimpleAttributeSet indent = new SimpleAttributeSet();
        StyleConstants.setLeftIndent(indent, ANSWER_INDENT);
        getStyledDocument().setParagraphAttributes(start, 1, indent, false);
    }

    /** {@code [2026-11-20 15:04:05]} → {@code 15:04}: the day is seen in the log, not in a window. */
    private static String clock(String time) {
        return time.length() < 17 ? "     " : time.substring(12, 17);
    }

    private SimpleAttributeSet small() {
        SimpleAttributeSet style = colour(look.quiet());
        StyleConstants.setFontSize(style, SMALL);
        return style;
    }

    private static SimpleAttributeSet colour(Color colour) {
        SimpleAttributeSet style = new SimpleAttributeSet();
        StyleConstants.setForeground(style, colour);
        StyleConstants.setFontFamily(style, Font.SANS_SERIF);
        StyleConstants.setFontSize(style, SIZE);
        return style;
    }

    private void insert(String text, SimpleAttributeSet style) {
        StyledDocument document = getStyledDocument();
        try {
            int start = document.getLength();
            document.insertString(start, text, style);
            SimpleAttributeSet paragraph = new SimpleAttributeSet();
            StyleConstants.setSpaceAbove(paragraph, SPACE_ABOVE);
            document.setParagraphAttributes(start, text.length(), paragraph, true);
        } catch (BadLocationException e) {
            throw new IllegalStateException("the end of a document is a place in it", e);
        }
    }

    private void removeFirstParagraph() {
        try {
            getStyledDocument()
                    .remove(0, getStyledDocument().getParagraphElement(0).getEndOffset());
        } catch (BadLocationException e) {
            throw new IllegalStateException("a paragraph is within its document", e);
        }
    }
}
