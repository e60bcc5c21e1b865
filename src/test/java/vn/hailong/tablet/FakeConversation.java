package vn.hailong.tablet;

import java.util.ArrayList;
import java.util.List;
import vn.hailong.survey.Act;
import vn.hailong.survey.Look;
import vn.hailong.survey.SessionView;

/// A session that shows what the test says, and remembers what it was told.
final class FakeConversation implements Conversation {
    private final Listener listener;
    private final List<Act> acts = new ArrayList<>();
    private boolean closed;

    FakeConversation(Listener listener) {
        this.listener = listener;
        show(new SessionView.Opening(false));
    }

    void show(SessionView view) {
        listener.show(view, Look.usual("vi"));
    }

    void show(SessionView view, Look look) {
        listener.show(view, look);
    }

    List<Act> acts() {
        return acts;
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public void act(Act act) {
        acts.add(act);
    }

    @Override
    public void close() {
        closed = true;
    }
}
