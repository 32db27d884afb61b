"""Hello server: greets one client by its address, closes, and ends."""
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen(5)
client, address = server.accept()
client.send(('Hello ' + address[0]).encode())
client.close()
server.close()
