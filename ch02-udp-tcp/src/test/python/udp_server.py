"""The handout's UDP server: datagrams of up to 2048 bytes, each answered in upper case. Argument: port."""
import sys
from socket import *

port = int(sys.argv[1])

server = socket(AF_INET, SOCK_DGRAM)
server.bind(('', port))
while True:
    message, address = server.recvfrom(2048)
    server.sendto(message.decode().upper().encode(), address)
