"""The handout's client: one send and one recv for each step, no newlines. Arguments: host, port, name, folder."""
import os
import sys
from socket import *

host, port, name, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4]

sock = socket(AF_INET, SOCK_STREAM)
sock.connect((host, port))

sock.send('Hello'.encode())
msg = sock.recv(1024)
if msg.decode() != 'Filename':
    sys.exit('unexpected: ' + repr(msg))

sock.send(name.encode())
msg = sock.recv(1024)
if msg == b'Nofile':
    sys.exit('no such file on the server')

size = int.from_bytes(msg, 'big')
received = 0
with open(os.path.join(folder, name), 'wb') as f:
    while received < size:
        data = sock.recv(1024)
        if not data:
            break
        f.write(data)
        received += len(data)

sock.send('Bye'.encode())
sock.close()
print('received', received, 'of', size)
