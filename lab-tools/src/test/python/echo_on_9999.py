"""The same as the course's programs are: the port is written into it."""

import socket

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("127.0.0.1", 9999))
listener.listen()
while True:
    connection, _ = listener.accept()
    while data := connection.recv(1024):
        connection.sendall(data)
    connection.close()
