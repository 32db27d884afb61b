package netlab.webserver;

import java.time.Duration;

/**
 * How much, and for how long, one client may ask of the server.
 *
 * @param headTime from the first byte of a request to the end of its head; a budget, so that one byte a second does not
 *     renew it
 * @param bodyTime from the end of the head to the end of the body
 * @param idleTime between the end of a response and the first byte of the next request
 * @param writeTime for one write to make progress
 * @param requestsPerConnection after so many, the response says {@code Connection: close}
 */
record Limits(Duration headTime, Duration bodyTime, Duration idleTime, Duration writeTime, int requestsPerConnection) {
    /** Method, target and version; longer: 414. RFC 9112, 3 recommends at least 8,000. */
    static final int REQUEST_LINE_BYTES = 8 * 1024;

    /** All field lines together, their CRLFs included; more: 431. */
    static final int HEADER_SECTION_BYTES = 16 * 1024;

    /** Field lines of a request; more: 431. */
    static final int HEADER_FIELDS = 100;

    /** No method here takes a body; one that comes anyway is read and dropped up to this size; larger: 413. */
    static final int BODY_BYTES = 1024 * 1024;

    /** Size and extensions of a chunk; no extension is known, so there is no use for a longer one: 400. */
    static final int CHUNK_LINE_BYTES = 256;

    /** Connections served at once; more wait in the backlog. */
    static final int CONNECTIONS = 10_000;

    static final Limits STANDARD = new Limits(
            Duration.ofSeconds(10), Duration.ofSeconds(10), Duration.ofSeconds(15), Duration.ofSeconds(30), 1_000);
}
