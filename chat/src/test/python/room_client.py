"""The handout's client of the chat: a nickname, then messages, one send each, no newline. Arguments: host, port."""
import sys
import threading
from socket import *

host, port = sys.argv[1], int(sys.argv[2])


def receive(sock):
    while True:
        data = sock.recv(1024)
        if not data:
            break
        sys.stdout.buffer.write(data)
        sys.stdout.flush()


sock = socket(AF_INET, SOCK_STREAM)
sock.connect((host, port))
receiver = threading.Thread(target=receive, args=(sock,))
receiver.start()
for line in sys.stdin:
    sock.send(line.strip().encode())
receiver.join()
sock.close()
