package netlab.webserver;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * What a path names, at one moment.
 *
 * @param type the media type, with its charset where one is known
 * @param lastModified in whole seconds, as HTTP counts
 * @param etag the strong validator, quotes included: equal only if every byte is (RFC 9110, 8.8.3)
 * @param fields the field lines that every response about it has, made once
 */
record Resource(String type, Content content, Instant lastModified, String etag, String fields) {
    static Resource of(String type, Content content, Instant lastModified, String etag) {
        Instant seconds = lastModified.truncatedTo(ChronoUnit.SECONDS);
        String fields = "Content-Type: " + type + "\r\nLast-Modified: " + HttpDates.format(seconds) + "\r\nETag: "
                + etag + "\r\nAccept-Ranges: bytes\r\n";
        return new Resource(type, content, seconds, etag, fields);
    }

    long size() {
        return content.size();
    }
}
