"""The handout's client, without its window: one send, then all of the answer. Arguments: host, port, folder to save in."""
import os
import sys
from socket import *

host, port, folder = sys.argv[1], int(sys.argv[2]), sys.argv[3]


def recv_all(sock, count):
    data = b''
    while len(data) < count:
        received = sock.recv(count - len(data))
        if not received:
            return data
        data += received
    return data


sock = socket(AF_INET, SOCK_STREAM)
sock.connect((host, port))
frames = 0
while True:
    sock.send('start'.encode())
    length = recv_all(sock, 10)
    if not length:
        break
    if len(length) != 10 or not length.isdigit():
        sys.exit('not a length: %r' % length)
    sock.send('image'.encode())
    image = recv_all(sock, int(length))
    if len(image) != int(length):
        sys.exit('%d bytes announced, %d came' % (int(length), len(image)))
    if image[:2] != b'\xff\xd8' or image[-2:] != b'\xff\xd9':
        sys.exit('not a JPEG file')
    with open(os.path.join(folder, '%d.jpg' % frames), 'wb') as file:
        file.write(image)
    frames += 1
sock.close()
print(frames, 'frames')
