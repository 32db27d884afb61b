/**
 * Transformer models, written out as in the papers, in terms of DJL's NDArray: an encoder that classifies
 * ({@link netlab.ai.transformer.DistilBert}), and an encoder and decoder that write
 * ({@link netlab.ai.transformer.Bart}, {@link netlab.ai.transformer.Generation}).
 *
 * <p>Names of the parts are those of Vaswani et al. 2017, "Attention Is All You Need"; names of the weights are those in
 * the checkpoints. Shapes stand in the comments as [batch, length, width].
 *
 * <p>An NDArray operation's result belongs to the manager of the array it is called on. So operations are called on
 * activations, never on weights, and a request closes its own manager: otherwise every request would leave something
 * behind.
 */
package netlab.ai.transformer;
