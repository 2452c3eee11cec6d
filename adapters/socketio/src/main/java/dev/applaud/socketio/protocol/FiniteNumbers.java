package dev.applaud.socketio.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;

/// Writes null for NaN and the infinities, for which JSON has no numbers, as JavaScript does.
final class FiniteNumbers extends JsonGeneratorDelegate {
    FiniteNumbers(JsonGenerator generator) {
        super(generator, false);
    }

    @Override
    public void writeNumber(double number) throws IOException {
        if (Double.isFinite(number)) {
            super.writeNumber(number);
        } else {
            writeNull();
        }
    }

    @Override
    public void writeNumber(float number) throws IOException {
        if (Float.isFinite(number)) {
            super.writeNumber(number);
        } else {
            writeNull();
        }
    }

    @Override
    public void writeArray(double[] numbers, int offset, int length) throws IOException {
        writeStartArray(numbers, length);
        for (int i = offset; i < offset + length; i++) {
            writeNumber(numbers[i]);
        }
        writeEndArray();
    }
}
