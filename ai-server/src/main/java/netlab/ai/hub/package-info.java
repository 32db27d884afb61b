/**
 * Gets models from the Hugging Face hub into the cache that Python's {@code huggingface_hub} keeps, so that what one has
 * downloaded the other finds.
 *
 * <pre>
 *   GET  /api/models/NAME/revision/main     → the commit and its files, as JSON
 *   HEAD /NAME/resolve/COMMIT/FILE          → ETag: what the content hashes to; X-Linked-Etag for large files
 *   GET  /NAME/resolve/COMMIT/FILE          → the content, or a redirect to where large files are kept
 * </pre>
 */
package netlab.ai.hub;
