"""The handout's client, for many files: a connection for each. Arguments: host, port, folder; names on standard input."""
import os
import sys
from socket import *

host, port, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]

for line in sys.stdin:
    name = line.strip()
    sock = socket(AF_INET, SOCK_STREAM)
    sock.connect((host, port))
    sock.send(b'Hello')
    if sock.recv(1024) != b'Filename':
        sys.exit('unexpected')
    sock.send(name.encode())
    size = int.from_bytes(sock.recv(4), 'big')
    received = 0
    with open(os.path.join(folder, name), 'wb') as f:
        while received < size:
            data = sock.recv(1024)
            if not data:
                sys.exit('cut off')
            f.write(data)
            received += len(data)
    sock.send(b'Bye')
    sock.close()
