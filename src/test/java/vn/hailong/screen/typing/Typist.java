package vn.hailong.screen.typing;

/// Types a line of keys and says what stands there.
final class Typist {
    private Typist() {}

    static String type(InputMethod method, String keys) {
        return after(Composition.of(method, ""), keys).text();
    }

    static Composition after(Composition composition, String keys) {
        Composition now = composition;
        for (char key : keys.toCharArray()) {
            now = now.type(key);
        }
        return now;
    }
}
