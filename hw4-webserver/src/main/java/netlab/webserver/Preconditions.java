package netlab.webserver;

import java.time.Instant;
import java.util.Optional;

/**
 * The conditions a client puts on its request, by what it has already (RFC 9110, 13). Dates that cannot be parsed are
 * ignored.
 */
final class Preconditions {
    private Preconditions() {}

    /** Evaluates them in the order of RFC 9110, 13.2.2; returns 412 or 304, or empty if the request is to be served. */
    static Optional<Status> failure(Fields fields, Resource resource) {
        Optional<String> ifMatch = fields.value("If-Match");
        boolean current = ifMatch.isPresent()
                ? matches(ifMatch.get(), resource.etag(), false)
                : !date(fields, "If-Unmodified-Since")
                        .map(resource.lastModified()::isAfter)
                        .orElse(false);
        if (!current) {
            return Optional.of(Status.PRECONDITION_FAILED);
        }
        Optional<String> ifNoneMatch = fields.value("If-None-Match");
        boolean clientHasIt = ifNoneMatch.isPresent()
                ? matches(ifNoneMatch.get(), resource.etag(), true)
                : date(fields, "If-Modified-Since")
                        .map(since -> !resource.lastModified().isAfter(since))
                        .orElse(false);
        return clientHasIt ? Optional.of(Status.NOT_MODIFIED) : Optional.empty();
    }

    /** Tells whether a Range is to be honoured: yes, unless If-Range names another version (RFC 9110, 13.1.5). */
    static boolean rangeApplies(Fields fields, Resource resource) {
        Optional<String> ifRange = fields.value("If-Range");
        if (ifRange.isEmpty()) {
            return true;
        }
        String validator = ifRange.get();
        return validator.equals(resource.etag())
                || HttpDates.parse(validator)
                        .map(resource.lastModified()::equals)
                        .orElse(false);
    }

    private static Optional<Instant> date(Fields fields, String name) {
        return fields.value(name).flatMap(HttpDates::parse);
    }

    /** {@code "a", W/"b", "c"} or {@code *}; no tag of ours has a comma in it. */
    private static boolean matches(String list, String etag, boolean weakTagsToo) {
        for (String member : list.split(",")) {
            String tag = member.strip();
            if (weakTagsToo && tag.startsWith("W/")) {
                tag = tag.substring(2);
            }
            if (tag.equals("*") || tag.equals(etag)) {
                return true;
            }
        }
        return false;
    }
}
