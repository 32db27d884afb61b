"""The handout's client of homework 3: one send, one recv, no newline. Arguments: host, port; expressions on stdin."""
import sys
from socket import *

host, port = sys.argv[1], int(sys.argv[2])

sock = socket(AF_INET, SOCK_STREAM)
sock.connect((host, port))
for line in sys.stdin:
    expression = line.strip()
    if expression == 'q':
        break
    sock.send(expression.encode())
    print(sock.recv(1024).decode(), flush=True)
sock.close()
