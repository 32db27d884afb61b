"""The model server as the course's is, on transformers, a thread for each client. Arguments: port, two checkpoints."""
import json
import sys
import threading
import time
from socket import *

from transformers import (AutoModelForSeq2SeqLM, AutoModelForSequenceClassification, AutoTokenizer, pipeline)

port, sentiment, summary = int(sys.argv[1]), sys.argv[2], sys.argv[3]
classify = pipeline('sentiment-analysis', model=AutoModelForSequenceClassification.from_pretrained(sentiment),
                    tokenizer=AutoTokenizer.from_pretrained(sentiment), device=-1)
# pipeline('summarization') ended with transformers 4; this is what it did
writer = AutoModelForSeq2SeqLM.from_pretrained(summary)
words = AutoTokenizer.from_pretrained(summary)


def answer(request):
    text = request['text']
    if request['task'] == 'sentiment':
        result = classify(text, truncation=True)[0]
        return {'ok': True, 'task': 'sentiment', 'label': result['label'], 'score': result['score']}
    longest = max(24, min(160, len(text) // 8))
    shortest = max(12, min(longest - 8, len(text) // 20 if len(text) > 100 else 10))
    ids = writer.generate(**words(text, truncation=True, return_tensors='pt'), max_length=longest, min_length=shortest)
    return {'ok': True, 'task': 'summary', 'summary': words.decode(ids[0], skip_special_tokens=True),
            'max_length': longest, 'min_length': shortest}


def serve(client):
    client.sendall((json.dumps({'hello': 'ai-server', 'protocol': 'ndjson', 'ts': int(time.time())}) + '\n').encode())
    try:
        for line in client.makefile('r', encoding='utf-8'):
            client.sendall((json.dumps(answer(json.loads(line))) + '\n').encode())
    except OSError:
        pass
    client.close()


server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('127.0.0.1', port))
server.listen(1024)
while True:
    client, addr = server.accept()
    client.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(client,), daemon=True).start()
