package netlab.tools.handout;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules of the root pom, and which of them need which. */
final class Modules {
    private static final String GROUP = "netlab";
    private static final String PARENT = "parent";

    private final SourceTree tree;
    private final List<String> names;

    private Modules(SourceTree tree, List<String> names) {
        this.tree = tree;
        this.names = names;
    }

    static Modules of(SourceTree tree) throws IOException {
        NodeList modules = pom(tree, "pom.xml").getElementsByTagName("module");
        return new Modules(
                tree,
                elements(modules).map(module -> module.getTextContent().strip()).toList());
    }

    List<String> names() {
        return names;
    }

    void require(String module) throws HandoutException {
        if (!names.contains(module)) {
            throw new HandoutException(
                    Problem.of("pom.xml", "has no module '" + module + "'; it has " + String.join(", ", names)));
        }
    }

    /** Returns the modules that {@code module} needs, directly or not, the parent included and itself not, in build order. */
    List<String> neededBy(String module) throws IOException {
        Set<String> needed = new HashSet<>();
        collect(module, needed);
        needed.remove(module);
        needed.add(PARENT);
        return inBuildOrder(needed);
    }

    /** Returns those of {@code some} that there are, in the order of the root pom. */
    List<String> inBuildOrder(Set<String> some) {
        return names.stream().filter(some::contains).toList();
    }

    private void collect(String module, Set<String> needed) throws IOException {
        if (needed.add(module)) {
            for (String dependency : dependencies(module)) {
                collect(dependency, needed);
            }
        }
    }

    private List<String> dependencies(String module) throws IOException {
        List<String> dependencies = new ArrayList<>();
        for (Element dependency : elements(pom(tree, module + "/pom.xml").getElementsByTagName("dependency"))
                .toList()) {
            Optional<String> artifact = child(dependency, "artifactId");
            if (child(dependency, "groupId").equals(Optional.of(GROUP)) && artifact.isPresent()) {
                require(artifact.get());
                dependencies.add(artifact.get());
            }
        }
        return dependencies;
    }

    private static Element pom(SourceTree tree, String path) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            return factory.newDocumentBuilder()
                    .parse(new ByteArrayInputStream(tree.read(path)))
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException e) {
            throw new HandoutException(Problem.of(path, "cannot be read as XML: " + e.getMessage()));
        }
    }

    private static Optional<String> child(Element parent, String name) {
        return elements(parent.getChildNodes())
                .filter(element -> element.getTagName().equals(name))
                .map(element -> element.getTextContent().strip())
                .findFirst();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
                .map(Element.class::cast);
    }
}
