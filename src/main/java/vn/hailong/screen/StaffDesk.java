package vn.hailong.screen;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the staff's screen asks of the terminal. Called on the toolkit's thread: an implementation returns at once. Its
/// futures complete on any thread.
public interface StaffDesk {
    /// How something is.
    enum State {
        PLAIN,
        GOOD,
        ATTENTION,
        BAD
    }

    /// One line of what staff read, in the language of the terminal.
    record Line(State state, String label, String value) {}

    /// What comes of a PIN.
    sealed interface Entry {
        record Granted() implements Entry {}

        record Refused() implements Entry {}

        /// Too many were wrong: none is looked at for so long.
        record Paused(Duration left) implements Entry {}
    }

    CompletableFuture<Entry> enter(String pin);

    /// Staff have left, or have gone away.
    void left();

    CompletableFuture<List<Line>> status();

    /// @param lines what was found, the worst first
    /// @param code  the same for a QR code: short, and without any secret
    record Diagnosis(List<Line> lines, String code) {}

    /// Examines this machine. Takes some seconds.
    CompletableFuture<Diagnosis> diagnose();

    /// The tablets that belong to this terminal; empty if it serves none.
    Optional<Tablets> tablets();

    /// From now on presses are shown to this listener and recorded by nobody, until [#endTest].
    void beginTest(TestListener listener);

    void endTest();

    /// Lights all lamps, or none, while the buttons are tested.
    void light(boolean lit);

    /// Blinks and sounds as after an answer, while the buttons are tested.
    void thank();

    /// Called on any thread.
    interface TestListener {
        void pressed(int level);

        /// How the buttons are; told at the beginning too.
        ///
        /// @param fault what is wrong with the box as a whole
        void changed(Map<Integer, TestBox.State> buttons, Optional<String> fault);
    }

    interface Tablets {
        /// @param id   for [#revoke]
        /// @param name as it is shown to staff
        record Paired(String id, String name) {}

        /// @param address     opened by the tablet, once
        /// @param fingerprint of the certificate that the tablet must find there
        record Offer(URI address, String fingerprint, Duration validFor) {}

        CompletableFuture<List<Paired>> list();

        CompletableFuture<Offer> offer();

        CompletableFuture<Void> revoke(String id);
    }
}
