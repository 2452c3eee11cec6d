/// What the server tells the [Admin UI](https://socket.io/docs/v4/admin-ui/), and does at its wish. It stands on what
/// any application may use; nothing of the server knows it.
@NullMarked
package dev.applaud.socketio.admin;

import org.jspecify.annotations.NullMarked;
