package netlab.chat.gui;

import com.formdev.flatlaf.FlatDarkLaf;
import com.formdev.flatlaf.FlatLaf;
import com.formdev.flatlaf.FlatLightLaf;
import java.awt.Color;

/** Light or dark: the look of all of Swing, and the colours of the lines. */
public enum Look {
    /** Dark letters on a light ground. */
    LIGHT(0.75f, 0.55f, 0xFFFFFF, 0x1F2328, 0x6E7781, 0xB42318, 0xE8F0FE),
    /** Light letters on a dark ground. */
    DARK(0.45f, 0.95f, 0x22262B, 0xE6EDF3, 0x8B949E, 0xFF7B72, 0x2B3A55);

    private final float saturation;
    private final float brightness;
    private final Color ground;
    private final Color text;
    private final Color quiet;
    private final Color warning;
    private final Color answerGround;

    Look(float saturation, float brightness, int ground, int text, int quiet, int warning, int answerGround) {
        this.saturation = saturation;
        this.brightness = brightness;
        this.ground = new Color(ground);
        this.text = new Color(text);
        this.quiet = new Color(quiet);
        this.warning = new Color(warning);
        this.answerGround = new Color(answerGround);
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

    /** What the messages are on. */
    Color ground() {
        return ground;
    }

    /** What is said. */
    Color text() {
        return text;
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
