"""Sends the line it reads from the keyboard, without its line end, and prints what one recv returns."""
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect((sys.argv[1], int(sys.argv[2])))
client.send(input().encode())
print(client.recv(1024).decode())
client.close()
