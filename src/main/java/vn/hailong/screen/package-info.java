/// The touchscreen of the terminal: a window that shows what the session says and reports what is touched; and a second
/// one that stands in for a box of buttons. They decide nothing. The only importer of JavaFX; its doors are
/// [vn.hailong.screen.Screen] and [vn.hailong.screen.TestBox].
@NullMarked
package vn.hailong.screen;

import org.jspecify.annotations.NullMarked;
