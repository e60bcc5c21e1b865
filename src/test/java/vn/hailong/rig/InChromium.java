package vn.hailong.rig;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/// Tests that need one browser for all of them.
public abstract class InChromium {
    protected static Chromium chromium;

    @BeforeAll
    static void openChromium() throws Exception {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeChromium() {
        chromium.close();
    }
}
