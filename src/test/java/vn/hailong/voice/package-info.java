@NullMarked
package vn.hailong.voice;

import org.jspecify.annotations.NullMarked;
