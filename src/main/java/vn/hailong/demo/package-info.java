/// The demonstration: the one place that knows both programs.
@NullMarked
package vn.hailong.demo;

import org.jspecify.annotations.NullMarked;
