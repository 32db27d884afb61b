"""The handout's client of homework 2: one recv, one send, no newline. Arguments: host, port, name."""
import sys
from socket import *

host, port, name = sys.argv[1], int(sys.argv[2]), sys.argv[3]

sock = socket(AF_INET, SOCK_STREAM)
sock.connect((host, port))
print(sock.recv(1024).decode())
sock.send(name.encode())
print(int.from_bytes(sock.recv(1024), 'big'))
sock.close()
