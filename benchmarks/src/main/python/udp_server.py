"""Each datagram comes back in upper case. Argument: port."""
import sys
from socket import *

port = int(sys.argv[1])

server = socket(AF_INET, SOCK_DGRAM)
server.bind(('127.0.0.1', port))
while True:
    message, address = server.recvfrom(2048)
    server.sendto(message.decode().upper().encode(), address)
