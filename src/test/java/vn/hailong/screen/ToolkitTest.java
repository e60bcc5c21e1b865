package vn.hailong.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ToolkitTest {

    @Test
    void aMachineWithoutADisplayIsNamedAsSuch() {
        assertEquals("no display: DISPLAY is not set", messageFor(null));
        assertEquals("no display: DISPLAY is not set", messageFor(" "));
    }

    @Test
    void aDisplayThatCantBeOpenedIsNamed() {
        CompletableFuture<String> failed =
                CompletableFuture.failedFuture(new UnsupportedOperationException("Unable to open DISPLAY"));
        ScreenUnavailableException e =
                assertThrows(ScreenUnavailableException.class, () -> Toolkit.await(failed, ":7"));
        assertEquals("no display: can't open a window on DISPLAY=:7: Unable to open DISPLAY", e.getMessage());
    }

    private static String messageFor(@Nullable String display) {
        return String.valueOf(assertThrows(ScreenUnavailableException.class, () -> Toolkit.enter(display))
                .getMessage());
    }
}
