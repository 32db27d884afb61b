"""The model server as the course's is, on transformers, a thread for each client. Arguments: port, checkpoint."""
import json
import sys
import threading
import time
from socket import *

from transformers import AutoModelForSequenceClassification, AutoTokenizer, pipeline

port, checkpoint = int(sys.argv[1]), sys.argv[2]
classify = pipeline('sentiment-analysis', model=AutoModelForSequenceClassification.from_pretrained(checkpoint),
                    tokenizer=AutoTokenizer.from_pretrained(checkpoint), device=-1)


def serve(client):
    client.sendall((json.dumps({'hello': 'ai-server', 'protocol': 'ndjson', 'ts': int(time.time())}) + '\n').encode())
    try:
        for line in client.makefile('r', encoding='utf-8'):
            request = json.loads(line)
            result = classify(request['text'], truncation=True)[0]
            reply = {'ok': True, 'task': 'sentiment', 'label': result['label'], 'score': result['score']}
            client.sendall((json.dumps(reply) + '\n').encode())
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
