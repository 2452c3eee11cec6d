/// Publishing, reading, announcing and removing content.
@NullMarked
package dev.applaud.application.content;

import org.jspecify.annotations.NullMarked;
