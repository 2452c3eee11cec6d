/// How people watch: progress, quality, and what it adds up to.
@NullMarked
package dev.applaud.domain.viewing;

import org.jspecify.annotations.NullMarked;
