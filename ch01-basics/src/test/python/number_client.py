"""Number words client: a number goes out with one send, the word comes back with one recv(1024); q ends it."""
import socket
import sys

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('127.0.0.1', int(sys.argv[1])))
while True:
    number = input()
    if number == 'q':
        break
    client.send(number.encode())
    print(client.recv(1024).decode())
client.close()
