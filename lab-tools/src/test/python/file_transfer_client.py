"""Downloads into the current folder the files whose names are typed. Arguments: host, port."""

import os
import socket
import sys


def receive_exactly(stream, size):
    content = stream.read(size)
    if len(content) < size:
        raise EOFError("the server has broken off after %d of %d bytes" % (len(content), size))
    return content


def download(name):
    with socket.create_connection((sys.argv[1], int(sys.argv[2])), timeout=10) as connection:
        stream = connection.makefile("rb")
        connection.sendall(b"Hello\n")
        if stream.readline().rstrip() != b"Filename":
            raise EOFError("the server speaks another protocol")
        connection.sendall(name.encode() + b"\n")
        size = receive_exactly(stream, 4)
        if size == b"Nofi":
            raise FileNotFoundError("the server has no such file")
        content = receive_exactly(stream, int.from_bytes(size, "big"))
        connection.sendall(b"Bye\n")
    with open(name, "wb") as file:
        file.write(content)


for line in sys.stdin:
    name = line.rstrip("\r\n")
    try:
        if name != os.path.basename(name):
            raise ValueError("not the name of a file")
        download(name)
    except (OSError, EOFError, ValueError) as e:
        print(name + ":", e, file=sys.stderr)
