"""File transfer, a thread for each client. Arguments: port, folder."""
import os
import sys
import threading
from socket import *

port, folder = int(sys.argv[1]), sys.argv[2]


def serve(conn):
    if conn.recv(1024) == b'Hello':
        conn.send(b'Filename')
        path = os.path.join(folder, conn.recv(1024).decode())
        if os.path.isfile(path):
            conn.send(os.path.getsize(path).to_bytes(4, 'big'))
            with open(path, 'rb') as f:
                data = f.read(1024)
                while data:
                    conn.sendall(data)
                    data = f.read(1024)
            conn.recv(1024)
        else:
            conn.send(b'Nofile')
    conn.close()


server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('127.0.0.1', port))
server.listen(1024)
while True:
    conn, addr = server.accept()
    threading.Thread(target=serve, args=(conn,), daemon=True).start()
