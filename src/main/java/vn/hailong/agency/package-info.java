/// The program that receives what the terminals collect. [Agency] is its door.
@NullMarked
package vn.hailong.agency;

import org.jspecify.annotations.NullMarked;
