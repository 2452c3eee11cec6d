@NullMarked
package dev.applaud.redis;

import org.jspecify.annotations.NullMarked;
