package netlab.chat.gui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;

/** Light or dark: the look of all of Swing, and the colours of the lines. */
public enum Look {
    /** Dark letters on a light ground. */
    LIGHT(0.75f, 0.55f, new Color(0x6E7781), new Color(0xB42318), new Color(0xEEF4FF)),
    /** Light letters on a dark ground. */
    DARK(0.45f, 0.95f, new Color(0x8B949E), new Color(0xFF7B72), new Color(0x1F2A3D));

    private final float saturation;
    private final float brightness;
    private final Color quiet;
    private final Color warning;
    private final Color answerGround;

    Look(float saturation, float brightness, Color quiet, Color warning, Color answerGround) {
        this.saturation = saturation;
        this.brightness = brightness;
        this.quiet = quiet;
        this.warning = warning;
        this.answerGround = answerGround;
    }

    /** Makes it the look of all windows. */
    public void install() {
        FlatLaf.setup(this == DARK ? new FlatDarkLaf() : new FlatLightLaf());
        FlatLaf.updateUI();
    }

    Look other() {
        return this == DARK ? LIGHT : DARK;
    }

    /** Returns a colour for a nickname, always the same one, legible on this ground. */
    Color of(String nickname) {
        float hue = Math.floorMod(nickname.hashCode() * 0x9E3779B1, 360) / 360f;
        return Color.getHSBColor(hue, saturation, brightness);
    }

    /** Times, and what the server tells. */
    Color quiet() {
        return quiet;
    }

    /** What was not done. */
    Color warning() {
        return warning;
    }

    /** The ground of search answers. */
    Color answerGround() {
        return answerGround;
    }
}
