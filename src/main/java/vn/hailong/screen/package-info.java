/// The touchscreen of the terminal: a window that shows what the session says and reports what is touched. It decides
/// nothing. The only importer of JavaFX; its one door is [vn.hailong.screen.Screen].
@NullMarked
package vn.hailong.screen;

import org.jspecify.annotations.NullMarked;
