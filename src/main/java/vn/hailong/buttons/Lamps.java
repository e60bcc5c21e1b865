package vn.hailong.buttons;

/// The lamps of a box, which are lit all together, and its sound. Called on the buttons' thread.
public interface Lamps {
    void lit(boolean lit);

    void sounding(boolean on);

    /// A box without lamps and sound.
    static Lamps none() {
        return new Lamps() {
            @Override
            public void lit(boolean lit) {}

            @Override
            public void sounding(boolean on) {}
        };
    }
}
