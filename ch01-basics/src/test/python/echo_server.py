"""Echo server: serves one client with recv(1024) and send, and ends."""
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen(5)
client, address = server.accept()
while True:
    data = client.recv(1024)
    if not data:
        break
    client.send(data)
client.close()
server.close()
