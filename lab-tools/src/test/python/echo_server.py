"""Answers each line with the same, on the port that it is told."""

import socket
import sys
import threading


def hold(connection):
    with connection, connection.makefile("rwb") as stream:
        for line in stream:
            stream.write(line)
            stream.flush()


with socket.create_server(("127.0.0.1", int(sys.argv[1]))) as listener:
    while True:
        threading.Thread(target=hold, args=(listener.accept()[0],), daemon=True).start()
