@NullMarked
package vn.hailong.config;

import org.jspecify.annotations.NullMarked;
