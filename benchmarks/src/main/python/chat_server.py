"""The chat, a thread for each client; the first line is the name, the rest goes to everyone. Argument: port."""
import sys
import threading
from datetime import datetime
from socket import *

port = int(sys.argv[1])
clients = []
lock = threading.Lock()


def serve(client):
    lines = client.makefile('r', encoding='utf-8')
    try:
        name = lines.readline().strip()
        with lock:
            clients.append(client)
        client.sendall(('--> %s joined lobby\n' % name).encode())
        for line in lines:
            now = datetime.now().strftime('%Y-%m-%d %H:%M:%S')
            message = ('[%s] %s: %s\n' % (now, name, line.strip())).encode()
            with lock:
                for each in clients:
                    try:
                        each.sendall(message)
                    except OSError:
                        pass
    except OSError:
        pass
    with lock:
        if client in clients:
            clients.remove(client)
    client.close()


server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('127.0.0.1', port))
server.listen(1024)
while True:
    client, addr = server.accept()
    client.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(client,), daemon=True).start()
