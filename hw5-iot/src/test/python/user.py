"""The handout's user: one send and one recv for each step. Arguments: port of device 1, port of device 2."""
import sys
import time
from socket import *

port1, port2 = int(sys.argv[1]), int(sys.argv[2])

sock1 = socket(AF_INET, SOCK_STREAM)
sock1.connect(('localhost', port1))
sock2 = socket(AF_INET, SOCK_STREAM)
sock2.connect(('localhost', port2))

while True:
    cmd = input()
    if cmd == '1':
        sock1.send(b'Request')
        data = sock1.recv(1024)
        temp = int.from_bytes(data[0:4], 'big')
        humid = int.from_bytes(data[4:8], 'big')
        illum = int.from_bytes(data[8:12], 'big')
        print(f'{time.ctime()}: Device1: Temp={temp}, Humid={humid}, lillum={illum}')
    elif cmd == '2':
        sock2.send(b'Request')
        heart = int.from_bytes(sock2.recv(4), 'big')
        steps = int.from_bytes(sock2.recv(4), 'big')
        cal = int.from_bytes(sock2.recv(4), 'big')
        print(f'{time.ctime()}: Device2: Heartbeat={heart}, Steps={steps}, Cal={cal}')
    elif cmd == 'quit':
        sock1.send(b'quit')
        sock2.send(b'quit')
        break

sock1.close()
sock2.close()
