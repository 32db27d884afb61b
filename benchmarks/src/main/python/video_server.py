"""Video, in the handout's way, a thread for each client. Arguments: port, film."""
import sys
import threading
from socket import *

import cv2

port, film = int(sys.argv[1]), sys.argv[2]


def serve(csock):
    capture = cv2.VideoCapture(film)
    while True:
        ok, frame = capture.read()
        if not ok or csock.recv(8192) != b'start':
            break
        ok, image = cv2.imencode('.jpg', frame, [cv2.IMWRITE_JPEG_QUALITY, 90])
        image = image.tobytes()
        csock.send(str(len(image)).zfill(10).encode())
        if csock.recv(8192) != b'image':
            break
        csock.sendall(image)
    csock.close()


sock = socket(AF_INET, SOCK_STREAM)
sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
sock.bind(('127.0.0.1', port))
sock.listen(5)
while True:
    csock, addr = sock.accept()
    csock.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(csock,), daemon=True).start()
