"""The handout's server, with JPEG files in place of a camera: one client, one recv a word. Arguments: port, folder."""
import os
import sys
from socket import *

port, folder = int(sys.argv[1]), sys.argv[2]

sock = socket(AF_INET, SOCK_STREAM)
sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
sock.bind(('', port))
sock.listen(5)
csock, addr = sock.accept()
print('Client is connected')
for name in sorted(os.listdir(folder)):
    with open(os.path.join(folder, name), 'rb') as file:
        image = file.read()
    word = csock.recv(8192).decode()
    if word != 'start':
        sys.exit('start expected, not %r' % word)
    csock.send(str(len(image)).zfill(10).encode())
    word = csock.recv(8192).decode()
    if word != 'image':
        sys.exit('image expected, not %r' % word)
    csock.sendall(image)
csock.recv(8192)
csock.close()
