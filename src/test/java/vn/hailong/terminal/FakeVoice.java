package vn.hailong.terminal;

import java.util.ArrayList;
import java.util.List;
import vn.hailong.voice.Voice;

/// Notes what would be heard: words after their language, and `chime`.
final class FakeVoice implements Voice {
    private final List<String> heard = new ArrayList<>();

    @Override
    public void say(String text, String language) {
        heard.add(language + ": " + text);
    }

    @Override
    public void chime() {
        heard.add("chime");
    }

    @Override
    public List<String> lacking() {
        return List.of();
    }

    @Override
    public void close() {}

    /// What was heard since this was asked last.
    List<String> heard() {
        List<String> now = List.copyOf(heard);
        heard.clear();
        return now;
    }
}
