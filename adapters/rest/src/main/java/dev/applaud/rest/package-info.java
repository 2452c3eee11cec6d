/// Applaud's REST API: resources on Jersey that turn requests into calls of use cases, and outcomes into answers.
@NullMarked
package dev.applaud.rest;

import org.jspecify.annotations.NullMarked;
