"""Echo, a thread for each client. Argument: port."""
import sys
import threading
from socket import *

port = int(sys.argv[1])


def serve(client):
    try:
        while True:
            data = client.recv(1024)
            if not data:
                break
            client.sendall(data)
    except ConnectionResetError:
        pass
    client.close()


server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('127.0.0.1', port))
server.listen(1024)
while True:
    client, address = server.accept()
    client.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(client,), daemon=True).start()
