package dev.applaud.benchmarks.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.applaud.benchmarks.fanout.Chart.Bar;
import dev.applaud.benchmarks.fanout.Chart.Panel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

final class ChartTest {
    @Test
    void barsAreAsLongAsTheirValuesSay() throws Exception {
        var svg = parsed(new Panel("p", List.of(new Bar("a", 8, true), new Bar("b", 2, false))));

        assertThat(attributes(svg, "rect", "width")).containsExactly("350.0", "87.5");
        assertThat(attributes(svg, "rect", "class")).containsExactly("ours", "other");
    }

    @Test
    void panelsFollowEachOtherWithinThePicture() throws Exception {
        var svg = parsed(
                new Panel("first", List.of(new Bar("a", 1, true), new Bar("b", 1, false))),
                new Panel("second", List.of(new Bar("a", 1, true))));

        assertThat(attributes(svg, "rect", "y")).containsExactly("40", "62", "124");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 720 156");
    }

    @Test
    void whateverTitlesContainItIsXml() throws Exception {
        var svg = parsed(new Panel("a < b & c", List.of()));

        assertThat(svg.getElementsByTagName("text").item(0).getTextContent()).isEqualTo("a < b & c");
    }

    private static Document parsed(Panel... panels) throws Exception {
        var bytes = Chart.svg(List.of(panels)).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static List<String> attributes(Document svg, String element, String attribute) {
        var all = svg.getElementsByTagName(element);
        return IntStream.range(0, all.getLength())
                .mapToObj(it -> ((Element) all.item(it)).getAttribute(attribute))
                .toList();
    }
}
