/**
 * Model directories as Hugging Face lays them out: {@code config.json}, weights, tokenizer.
 *
 * <p>Weights are read from {@code model.safetensors} ({@link netlab.ai.checkpoint.Safetensors}) or
 * {@code pytorch_model.bin} ({@link netlab.ai.checkpoint.TorchFile}); both are mapped into memory, not copied. The
 * tokenizer comes from {@code tokenizer.json}, or is put together from the older files
 * ({@link netlab.ai.checkpoint.TokenizerFiles}). What a file says is checked before it is believed: a checkpoint is
 * somebody else's data, and a pickle in particular is a program.
 */
package netlab.ai.checkpoint;
