"""The handout's server of the chat: the first message is the name, the rest goes to everyone. Argument: port."""
import sys
import threading
from datetime import datetime
from socket import *

port = int(sys.argv[1])
clients = []


def serve(client):
    name = client.recv(1024).decode().strip()
    clients.append(client)
    while True:
        data = client.recv(1024)
        if not data:
            break
        now = datetime.now().strftime('%Y-%m-%d %H:%M:%S')
        message = '[%s] %s: %s' % (now, name, data.decode().strip())
        for each in clients:
            each.send(message.encode())
    clients.remove(client)
    client.close()


server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('', port))
server.listen(5)
while True:
    client, addr = server.accept()
    threading.Thread(target=serve, args=(client,), daemon=True).start()
