/// Files into validated records. Every mistake of every file is reported at once, with file, line, key, what was found
/// and what was expected; a key that nobody knows is a mistake too.
@NullMarked
package vn.hailong.config;

import org.jspecify.annotations.NullMarked;
