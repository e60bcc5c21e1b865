/// How keys become Vietnamese text, in Telex and in VNI. Knows no window: the same keys give the same text everywhere.
/// Its doors are [vn.hailong.screen.typing.Composition] and [vn.hailong.screen.typing.InputMethod].
@NullMarked
package vn.hailong.screen.typing;

import org.jspecify.annotations.NullMarked;
