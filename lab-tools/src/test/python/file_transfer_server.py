"""Gives away the files of a folder: Hello, Filename, name, size and content, Bye. Arguments: port, folder."""

import os
import socket
import sys
import threading

PAUSE = 0.02  # seconds: a word without a line end is over after it


class Words:
    """What a client says: words that end in a line end, a pause, or the end of the stream."""

    def __init__(self, connection):
        self.connection = connection
        self.received = b""

    def next(self):
        while b"\n" not in self.received:
            self.connection.settimeout(PAUSE if self.received else 120)
            try:
                piece = self.connection.recv(4096)
            except TimeoutError:
                break
            if not piece:
                break
            self.received += piece
        word, line_end, self.received = self.received.partition(b"\n")
        return word.removesuffix(b"\r").decode(), line_end.decode()


def find(root, name):
    path = os.path.realpath(os.path.join(root, name))
    inside = os.path.commonpath([root, path]) == root
    return path if inside and os.path.isfile(path) else None


def converse(connection, root):
    words = Words(connection)
    hello, line_end = words.next()
    if hello != "Hello":
        return
    connection.sendall(("Filename" + line_end).encode())
    name, line_end = words.next()
    if not name:
        return
    path = find(root, name)
    if path is None:
        connection.sendall(("Nofile" + line_end).encode())
        return
    with open(path, "rb") as file:
        connection.sendall(os.path.getsize(path).to_bytes(4, "big"))
        connection.settimeout(30)
        connection.sendfile(file)
    words.next()


def serve(connection, root):
    with connection:
        try:
            converse(connection, root)
        except (OSError, ValueError) as e:
            print(e, file=sys.stderr)


shared = os.path.realpath(sys.argv[2])
with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
    while True:
        threading.Thread(target=serve, args=(listener.accept()[0], shared), daemon=True).start()
