package org.lambdainvoke.internal.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.Test;

public class WatchedTextTest {
    private final List<String> taken = new ArrayList<>();
    private final List<IOException> missed = new ArrayList<>();
    private String text = "old";
    private final WatchedText watched = new WatchedText(this::read, "old", taken::add, missed::add);

    private String read() throws IOException {
        if (text == null) {
            throw new IOException("gone");
        }
        return text;
    }

    private void look(String now) {
        text = now;
        watched.look();
    }

    @Test
    public void sameTextIsNotTakenAgain() {
        look("old");
        look("old");
        assertThat(taken).isEmpty();
    }

    @Test
    public void newTextIsTakenWhenItStandsStill() {
        look("ne");
        look("new");
        assertThat(taken).isEmpty();
        look("new");
        look("new");
        assertThat(taken).containsExactly("new");
    }

    @Test
    public void textThatComesBackIsNotTakenAgain() {
        look("new");
        look("old");
        look("old");
        assertThat(taken).isEmpty();
    }

    @Test
    public void absenceIsToldOnce() {
        look(null);
        look(null);
        assertThat(missed).hasSize(1);
        look("old");
        look(null);
        assertThat(missed).hasSize(2);
    }

    @Test
    public void newTextAfterAnAbsenceIsTaken() {
        look(null);
        look("new");
        look("new");
        assertThat(taken).containsExactly("new");
    }
}
