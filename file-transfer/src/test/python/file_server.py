"""The handout's server: one client after the other, one send and one recv for each step. Arguments: port, folder."""
import os
import sys
from socket import *

port, folder = int(sys.argv[1]), sys.argv[2]

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('', port))
server.listen(5)
print('listening on', server.getsockname()[1], flush=True)

while True:
    conn, addr = server.accept()
    try:
        msg = conn.recv(1024)
        if msg.decode() != 'Hello':
            continue
        conn.send('Filename'.encode())

        name = conn.recv(1024).decode()
        path = os.path.join(folder, name)
        if not os.path.isfile(path):
            conn.send('Nofile'.encode())
            continue

        conn.send(os.path.getsize(path).to_bytes(4, 'big'))
        with open(path, 'rb') as f:
            data = f.read(1024)
            while data:
                conn.sendall(data)
                data = f.read(1024)
        print(conn.recv(1024).decode(), flush=True)
    except OSError as e:
        print(e, flush=True)
    finally:
        conn.close()
