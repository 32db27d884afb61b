"""Writes a DistilBERT and a BART of full size, with random weights, and their tokenizers.
Arguments: folder of small checkpoints, two target folders."""
import json
import os
import shutil
import sys

import torch
from transformers import (BartConfig, BartForConditionalGeneration, DistilBertConfig,
                          DistilBertForSequenceClassification, GenerationConfig)

POSITIONS = 1024


def read(folder, name):
    with open(os.path.join(folder, name)) as f:
        return json.load(f)


def make_distilbert(small, target):
    torch.manual_seed(1)
    model = DistilBertForSequenceClassification(DistilBertConfig(
        vocab_size=read(small, 'config.json')['vocab_size'],
        id2label={0: 'NEGATIVE', 1: 'POSITIVE'}, label2id={'NEGATIVE': 0, 'POSITIVE': 1}))
    model.save_pretrained(target)
    for name in ('tokenizer.json', 'tokenizer_config.json', 'vocab.txt'):
        shutil.copy(os.path.join(small, name), target)


def make_bart(small, target):
    """The size of bart-base. Drawn so that every token depends on the text and on what is written, and few are alike."""
    vocabulary, width = read(small, 'config.json')['vocab_size'], 768
    model = BartForConditionalGeneration(BartConfig(
        vocab_size=vocabulary, d_model=width, max_position_embeddings=POSITIONS, encoder_layers=6, decoder_layers=6,
        encoder_ffn_dim=4 * width, decoder_ffn_dim=4 * width, encoder_attention_heads=12, decoder_attention_heads=12))
    torch.manual_seed(1)
    with torch.no_grad():
        for name, weights in model.named_parameters():
            if weights.dim() == 2:
                weights.normal_(0, (3.5 if 'embed' in name or 'shared' in name else 0.64) / width ** 0.5)
        decoder = model.model.decoder
        for layer in decoder.layers:  # the text matters
            layer.encoder_attn.q_proj.weight.mul_(4)
            layer.encoder_attn.out_proj.weight.mul_(4)
        # the output layer is the embeddings again: without this it would repeat the last token
        decoder.layers[-1].final_layer_norm.weight.mul_(torch.randint(0, 2, (width,)) * 2 - 1)
        model.final_logits_bias[0, [0, 1, 2, 3, vocabulary - 1]] = -20.0  # no special tokens: as long as it may be
    model.generation_config = GenerationConfig(**read(small, 'generation_config.json'))
    model.save_pretrained(target)
    for name in ('tokenizer.json', 'vocab.json', 'merges.txt'):
        shutil.copy(os.path.join(small, name), target)
    with open(os.path.join(target, 'tokenizer_config.json'), 'w') as f:
        json.dump({**read(small, 'tokenizer_config.json'), 'model_max_length': POSITIONS}, f)


make_distilbert(os.path.join(sys.argv[1], 'distilbert'), sys.argv[2])
make_bart(os.path.join(sys.argv[1], 'bart'), sys.argv[3])
