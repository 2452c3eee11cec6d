/// Who asks.
@NullMarked
package dev.applaud.rest.identity;

import org.jspecify.annotations.NullMarked;
