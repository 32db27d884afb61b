"""Number words server: recv(1024) is taken for one request; serves one client and ends."""
import socket
import sys

words = {'1': 'one', '2': 'two', '3': 'three', '4': 'four', '5': 'five',
         '6': 'six', '7': 'seven', '8': 'eight', '9': 'nine', '10': 'ten'}

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen(5)
client, address = server.accept()
while True:
    data = client.recv(1024)
    if not data:
        break
    try:
        answer = words[data.decode()]
    except KeyError:
        answer = 'Try again'
    client.send(answer.encode())
client.close()
server.close()
