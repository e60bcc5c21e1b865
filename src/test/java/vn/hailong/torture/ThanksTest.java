package vn.hailong.torture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import vn.hailong.survey.Condition;
import vn.hailong.survey.Item;
import vn.hailong.survey.LocalizedText;
import vn.hailong.survey.SessionView;

class ThanksTest {
    private static final Item ITEM = new Item(
            "btn.reason",
            new LocalizedText(Map.of("vi", "Ông/Bà chưa hài lòng về điều gì?")),
            Optional.empty(),
            Optional.empty(),
            vn.hailong.survey.Kind.COMMENT,
            Optional.empty(),
            false,
            new Condition.Always(),
            new Item.Form.Comment(100));

    private final Thanks thanks = new Thanks();

    @Test
    void aScreenThanksForWhatIsStored() {
        thanks.pressing();
        assertFalse(thanks.isTooEarly(new SessionView.Pressed(5)));
        thanks.stored();
        assertFalse(thanks.isTooEarly(new SessionView.Thanks()));
        assertFalse(thanks.isTooEarly(new SessionView.Opening(false)));
    }

    @Test
    void whoThanksBeforeIsTooEarly() {
        thanks.stored();
        thanks.pressing();
        assertTrue(thanks.isTooEarly(new SessionView.Thanks()));
        assertTrue(thanks.isTooEarly(step(2, 15)));
    }

    @Test
    void aCountdownThanksNobody() {
        thanks.stored();
        assertFalse(thanks.isTooEarly(step(2, 15)));
        thanks.pressing();
        assertFalse(thanks.isTooEarly(step(2, 14)));
        assertFalse(thanks.isTooEarly(new SessionView.Pressed(1)));
        assertTrue(thanks.isTooEarly(step(2, 15)));
    }

    private static SessionView step(int number, int secondsLeft) {
        return new SessionView.Step(ITEM, Optional.empty(), number, 2, true, true, true, OptionalInt.of(secondsLeft));
    }
}
