package vn.hailong.voice;

import java.util.List;

/// Says words and makes a sound for whoever can't see the screen. From any thread; never blocks, and never fails: what
/// can't be said is told in the log once.
public interface Voice extends AutoCloseable {
    /// Says this now. What is being said already is broken off: the newest is what counts.
    ///
    /// @param language tag such as `vi`
    void say(String text, String language);

    /// A short sound: something was recorded.
    void chime();

    /// The programs that were found missing since the start, in the order in which they were needed.
    List<String> lacking();

    /// Breaks off what is being said. Any number of times.
    @Override
    void close();

    /// The voice of this machine.
    ///
    /// @param speech whether words are said; else [#say] does nothing
    /// @param sound  whether there are sounds; else [#chime] does nothing
    static Voice open(boolean speech, boolean sound) {
        return new ProgramVoice(speech, sound, Programs.usual());
    }

    /// The programs that these settings need and this machine does not have.
    static List<String> missing(boolean speech, boolean sound) {
        return Programs.usual().missing(speech, sound);
    }
}
