package netlab.webserver;

import java.io.IOException;
import java.util.Optional;

/** Decides what a well-formed request is answered with. No sockets. */
final class RequestHandler {
    private final Site site;

    RequestHandler(Site site) {
        this.site = site;
    }

    /** Tells whether the request is for a method that resources here have. */
    static boolean isAllowed(RequestHead head) {
        return head.isGet() || head.isHead();
    }

    Response answer(RequestHead head) throws IOException {
        if (!isAllowed(head)) {
            return Response.page(Status.METHOD_NOT_ALLOWED, "Allow: GET, HEAD\r\n");
        }
        String path = RequestTarget.path(head.target());
        Optional<Resource> found = site.find(path);
        if (found.isEmpty()) {
            // Without the slash, relative links in the directory's page would lead one level too high.
            return site.isDirectory(path)
                    ? Response.page(Status.MOVED_PERMANENTLY, "Location: " + path + "/\r\n")
                    : Response.page(Status.NOT_FOUND);
        }
        return answer(head, found.get());
    }

    private static Response answer(RequestHead head, Resource resource) {
        Optional<Status> failure = Preconditions.failure(head.fields(), resource);
        if (failure.isPresent()) {
            return failure.get() == Status.NOT_MODIFIED ? Response.notModified(resource) : Response.page(failure.get());
        }
        Optional<ByteRange> range = range(head, resource);
        return range.isPresent() ? Response.part(resource, range.get()) : Response.whole(resource);
    }

    /** Only GET has ranges (RFC 9110, 14.2). */
    private static Optional<ByteRange> range(RequestHead head, Resource resource) {
        Optional<String> field = head.fields().value("Range");
        if (field.isEmpty() || !head.isGet() || !Preconditions.rangeApplies(head.fields(), resource)) {
            return Optional.empty();
        }
        return ByteRange.parse(field.get(), resource.size());
    }
}
