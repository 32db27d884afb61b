"""The handout's TCP server: one recv, one send, close; one client at a time. Argument: port."""
import sys
from socket import *

port = int(sys.argv[1])

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('', port))
server.listen(1)
while True:
    client, address = server.accept()
    sentence = client.recv(1024).decode()
    client.send(sentence.upper().encode())
    client.close()
