"""The handout's server of homework 3: one client at a time, one send, one recv, no newline. Argument: port."""
import sys
from socket import *

port = int(sys.argv[1])

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('', port))
server.listen(5)
while True:
    client, addr = server.accept()
    while True:
        data = client.recv(1024)
        if not data:
            break
        left, op, right = data.decode().split()
        left, right = int(left), int(right)
        if op == '+':
            result = str(left + right)
        elif op == '-':
            result = str(left - right)
        elif op == '*':
            result = str(left * right)
        else:
            result = '%.1f' % (left / right)
        client.send(result.encode())
    client.close()
