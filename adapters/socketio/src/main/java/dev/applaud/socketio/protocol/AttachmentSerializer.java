package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import java.io.IOException;
import java.util.List;

/// Writes a placeholder instead of the bytes, and puts these aside; so they are numbered in the order of writing.
final class AttachmentSerializer extends JsonSerializer<byte[]> {
    static final Object ATTACHMENTS = new Object();

    @Override
    public void serialize(byte[] value, JsonGenerator generator, SerializerProvider provider) throws IOException {
        @SuppressWarnings("unchecked") // set by PacketEncoder
        var attachments = (List<byte[]>) provider.getAttribute(ATTACHMENTS);
        generator.writeStartObject();
        generator.writeBooleanField("_placeholder", true);
        generator.writeNumberField("num", attachments.size());
        generator.writeEndObject();
        attachments.add(value);
    }

    @Override
    public void serializeWithType(
            byte[] value, JsonGenerator generator, SerializerProvider provider, TypeSerializer types)
            throws IOException {
        serialize(value, generator, provider);
    }
}
