"""The handout's chat of two, the side that calls: one send, one recv, no newline. Arguments: host, port."""
import sys
import threading
from socket import *

host, port = sys.argv[1], int(sys.argv[2])


def receive(sock):
    while True:
        data = sock.recv(1024)
        if not data:
            break
        print('server:', data.decode().strip(), flush=True)


sock = socket(AF_INET, SOCK_STREAM)
sock.connect((host, port))
receiver = threading.Thread(target=receive, args=(sock,))
receiver.start()
for line in sys.stdin:
    sock.send(line.strip().encode())
sock.shutdown(SHUT_WR)
receiver.join()
sock.close()
