"""Writes a DistilBERT of full size, with random weights, and a tokenizer. Arguments: small checkpoint, target folder."""
import json
import os
import shutil
import sys

import torch
from transformers import DistilBertConfig, DistilBertForSequenceClassification

small, target = sys.argv[1], sys.argv[2]

with open(os.path.join(small, 'config.json')) as f:
    vocabulary = json.load(f)['vocab_size']
torch.manual_seed(1)
config = DistilBertConfig(vocab_size=vocabulary, id2label={0: 'NEGATIVE', 1: 'POSITIVE'},
                          label2id={'NEGATIVE': 0, 'POSITIVE': 1})
model = DistilBertForSequenceClassification(config)
model.save_pretrained(target)
for name in ('tokenizer.json', 'tokenizer_config.json', 'vocab.txt'):
    shutil.copy(os.path.join(small, name), target)
