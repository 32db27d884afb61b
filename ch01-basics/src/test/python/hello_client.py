"""Hello client: prints what one recv(1024) returns."""
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('127.0.0.1', int(sys.argv[1])))
print(client.recv(1024).decode())
client.close()
