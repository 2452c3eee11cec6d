/// What every concept of the domain shares: how it refuses, how it names things, how it pages.
@NullMarked
package dev.applaud.domain;

import org.jspecify.annotations.NullMarked;
