"""The handout's server of homework 2: one client, one send, one recv, no newline. Arguments: port, id."""
import sys
from socket import *

port, student_id = int(sys.argv[1]), int(sys.argv[2])

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('', port))
server.listen(5)
while True:
    client, addr = server.accept()
    print('connection from', addr)
    client.send(('Hello ' + addr[0]).encode())
    name = client.recv(1024)
    print(name.decode(), flush=True)
    client.send(student_id.to_bytes(4, 'big'))
    client.close()
