/// Spoken words and a short sound, by programs of the machine. A terminal without them works the same.
@NullMarked
package vn.hailong.voice;

import org.jspecify.annotations.NullMarked;
