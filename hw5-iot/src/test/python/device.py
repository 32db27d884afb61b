"""The handout's device: one user, one send and one recv for each step. Arguments: port, device number."""
import random
import sys
from socket import *

port, number = int(sys.argv[1]), sys.argv[2]

server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('', port))
server.listen(5)
conn, addr = server.accept()

while True:
    msg = conn.recv(1024).decode()
    if not msg or msg == 'quit':
        break
    if msg == 'Request':
        if number == '1':
            values = [random.randint(0, 40), random.randint(0, 100), random.randint(70, 150)]
        else:
            values = [random.randint(40, 140), random.randint(2000, 6000), random.randint(1000, 4000)]
        data = b''
        for value in values:
            data += value.to_bytes(4, 'big')
        conn.send(data)

conn.close()
server.close()
print('quit' if msg else 'user is gone')
