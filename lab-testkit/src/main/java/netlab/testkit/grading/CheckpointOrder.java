package netlab.testkit.grading;

import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.MethodDescriptor;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.MethodOrdererContext;

/** By checkpoint, then by the longest chain of requirements, then by name. */
final class CheckpointOrder implements MethodOrderer {
    @Override
    public void orderMethods(MethodOrdererContext context) {
        Map<String, MethodDescriptor> methods = context.getMethodDescriptors().stream()
                .collect(Collectors.toMap(method -> method.getMethod().getName(), method -> method));
        context.getMethodDescriptors()
                .sort(Comparator.<MethodDescriptor>comparingInt(CheckpointOrder::checkpoint)
                        .thenComparingInt(method -> depth(method, methods, new HashSet<>()))
                        .thenComparing(method -> method.getMethod().getName()));
    }

    private static int checkpoint(MethodDescriptor method) {
        return method.findAnnotation(Checkpoint.class).map(Checkpoint::value).orElse(0);
    }

    private static int depth(MethodDescriptor method, Map<String, MethodDescriptor> methods, Set<String> above) {
        String name = method.getMethod().getName();
        if (!above.add(name)) {
            throw new IllegalStateException(name + " requires itself");
        }
        int depth = 0;
        for (String required : requirements(method)) {
            MethodDescriptor other = methods.get(required);
            if (other == null) {
                throw new IllegalStateException(name + " requires " + required + ", which is not a test of this class");
            }
            depth = Math.max(depth, 1 + depth(other, methods, above));
        }
        above.remove(name);
        return depth;
    }

    private static String[] requirements(MethodDescriptor method) {
        return method.findAnnotation(Requires.class).map(Requires::value).orElse(new String[0]);
    }
}
