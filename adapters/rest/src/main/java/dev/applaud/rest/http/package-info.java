/// What all answers and requests have in common: the envelope, the status codes, and how bodies are read.
@NullMarked
package dev.applaud.rest.http;

import org.jspecify.annotations.NullMarked;
