"""A client as the course writes one: socket, makefile, json. Arguments: host, port; requests on stdin, a line each."""
import json
import socket
import sys

host, port = sys.argv[1], int(sys.argv[2])

with socket.create_connection((host, port)) as sock:
    lines = sock.makefile("r", encoding="utf-8", newline="\n")
    hello = json.loads(lines.readline())
    print(hello["hello"], hello["protocol"], ",".join(hello["tasks"]), flush=True)
    for request in sys.stdin:
        # json.dumps writes everything but ASCII as escapes
        sock.sendall((json.dumps(json.loads(request)) + "\n").encode("utf-8"))
        reply = json.loads(lines.readline())
        print(reply["ok"], reply.get("label") or reply.get("summary") or reply.get("error"), flush=True)
