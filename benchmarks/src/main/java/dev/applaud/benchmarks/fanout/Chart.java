package dev.applaud.benchmarks.fanout;

import java.util.List;
import java.util.Locale;

/// Bars as SVG, legible on a light and on a dark page.
final class Chart {
    private static final int WIDTH = 720;
    private static final int LABELS = 290;
    private static final int BARS = 350;
    private static final int LINE = 22;
    private static final int HEAD = 40;

    private Chart() {}

    /// @param bars their lengths are to scale within the panel
    record Panel(String title, List<Bar> bars) {
        private int height() {
            return HEAD + bars.size() * LINE;
        }
    }

    record Bar(String label, double value, boolean isOurs) {}

    /// @param panels one below the other
    static String svg(List<Panel> panels) {
        var svg = new StringBuilder();
        int y = 0;
        for (var panel : panels) {
            draw(svg, panel, y);
            y += panel.height();
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" \
                font-size="13" role="img" aria-label="Deliveries for each second of the server's CPU time">
                <style>
                text { fill: #24292f } .title { font-weight: 600 } .ours { fill: #2563eb } .other { fill: #9ca3af }
                @media (prefers-color-scheme: dark) { text { fill: #e6edf3 } .ours { fill: #60a5fa } .other { fill: #6b7280 } }
                </style>
                %s</svg>
                """.formatted(WIDTH, y + 10, svg);
    }

    private static void draw(StringBuilder svg, Panel panel, int top) {
        svg.append("<text class=\"title\" x=\"0\" y=\"%d\">%s</text>\n".formatted(top + 26, escaped(panel.title)));
        double longest = panel.bars.stream().mapToDouble(Bar::value).max().orElse(1);
        int y = top + HEAD;
        for (var bar : panel.bars) {
            svg.append(drawn(bar, Math.max(1, BARS * bar.value / longest), y));
            y += LINE;
        }
    }

    private static String drawn(Bar bar, double length, int y) {
        return String.format(
                Locale.ROOT,
                """
                <text x="%d" y="%d" text-anchor="end">%s</text>
                <rect class="%s" x="%d" y="%d" width="%.1f" height="16" rx="2"/>
                <text x="%.1f" y="%d">× %.2f</text>
                """,
                LABELS,
                y + 13,
                escaped(bar.label),
                bar.isOurs ? "ours" : "other",
                LABELS + 10,
                y,
                length,
                LABELS + 16 + length,
                y + 13,
                bar.value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
