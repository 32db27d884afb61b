package netlab.tools.submissions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All that one student has handed in.
 *
 * @param owner who
 * @param items with paths below the student's own folder
 */
record Group(Owner owner, List<Item> items) {
    /**
     * Puts together what belongs to one student.
     *
     * @param batch the name of the folder or zip, which is the student's if all is one submission
     * @param isZip a zip of a folder of submissions has that folder before all its names
     * @return in the order of names
     */
    static List<Group> of(List<Item> items, String batch, boolean isZip) {
        if (items.stream().anyMatch(item -> isTopOfAProject(slashes(item.path())))) {
            return List.of(new Group(Owner.of(batch, isZip), items));
        }
        Map<String, Group> groups = new TreeMap<>();
        for (Item item : isZip ? withoutCommonFolder(items) : items) {
            add(item, groups);
        }
        return groups.values().stream()
                .sorted(Comparator.comparing(group -> group.owner().name()))
                .toList();
    }

    private static boolean isTopOfAProject(String path) {
        return path.equals("pom.xml") || path.startsWith("src/main/java/");
    }

    private static void add(Item item, Map<String, Group> groups) {
        String path = slashes(item.path());
        String top = path.split("/", 2)[0];
        boolean isFile = top.equals(path) && item.kind() != Item.Kind.FOLDER;
        boolean isHostile = top.isEmpty() || top.equals("..") || top.endsWith(":");
        Owner owner = Owner.of(isHostile ? "unnamed" : top, isFile);
        String inside = isFile ? owner.file() : path.substring(Math.min(path.length(), top.length() + 1));
        groups.computeIfAbsent(owner.key(), key -> new Group(owner, new ArrayList<>()))
                .items()
                .add(isHostile ? item : item.at(inside));
    }

    private static List<Item> withoutCommonFolder(List<Item> items) {
        Set<String> tops = new HashSet<>();
        Set<String> seconds = new HashSet<>();
        for (Item item : items) {
            String[] names = slashes(item.path()).split("/", 3);
            tops.add(names[0]);
            if (names.length > 1 && !names[1].isEmpty()) {
                seconds.add(names[1].toLowerCase(Locale.ROOT));
            }
        }
        String top = tops.size() == 1 ? tops.iterator().next() : "";
        boolean isOneStudents = Owner.of(top, false).key().startsWith("moodle")
                || seconds.stream().anyMatch(Group::isPartOfAProject);
        if (top.isEmpty() || isOneStudents || seconds.size() < 2) {
            return items;
        }
        return items.stream()
                .filter(item -> slashes(item.path()).length() > top.length() + 1)
                .map(item -> item.at(slashes(item.path()).substring(top.length() + 1)))
                .toList();
    }

    private static boolean isPartOfAProject(String name) {
        return name.equals("src") || name.equals("pom.xml") || name.endsWith(".java");
    }

    private static String slashes(String path) {
        String slashes = path.replace('\\', '/');
        return slashes.startsWith("./") ? slashes.substring(2) : slashes;
    }
}
