"""Serves one client and ends, without a ready line: one recv, one send, in the style of a first socket program."""
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind((sys.argv[1], int(sys.argv[2])))
server.listen(1)
client, address = server.accept()
data = client.recv(1024)
client.send(data.upper())
client.close()
server.close()
