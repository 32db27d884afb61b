"""The handout's TCP client: one send, one recv, no newline. Arguments: host, port; sentences on stdin, one a line."""
import sys
from socket import *

host, port = sys.argv[1], int(sys.argv[2])

for line in sys.stdin:
    client = socket(AF_INET, SOCK_STREAM)
    client.connect((host, port))
    client.send(line.rstrip('\n').encode())
    print(client.recv(1024).decode(), flush=True)
    client.close()
