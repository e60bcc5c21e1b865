package vn.hailong.tablet;

import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// A session of its own for one tablet, as whoever owns the sessions provides it.
public interface Conversation extends AutoCloseable {
    /// Told what is to be seen, first at the beginning and then at every change. Called on any thread.
    @FunctionalInterface
    interface Listener {
        void show(SessionView view, Look look);
    }

    /// Begins one for each tablet.
    @FunctionalInterface
    interface Opener {
        Conversation open(Listener listener);
    }

    /// Returns at once; what comes of it is told to the listener.
    void act(Act act);

    /// The tablet is gone. A response that was begun ends by itself, and is kept.
    @Override
    void close();
}
