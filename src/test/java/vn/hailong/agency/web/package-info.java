@NullMarked
package vn.hailong.agency.web;

import org.jspecify.annotations.NullMarked;
