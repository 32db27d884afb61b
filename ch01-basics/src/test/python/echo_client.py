"""Echo client: each line goes out with one send, without a line end, and comes back with one recv(1024)."""
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('127.0.0.1', int(sys.argv[1])))
while True:
    message = input()
    if message.lower() == 'quit':
        break
    client.send(message.encode())
    print(client.recv(1024).decode())
client.close()
