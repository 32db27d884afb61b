"""Time server: tells one client the time of 4 March 2021, as time.ctime() writes it, and ends."""
import datetime
import socket
import sys

server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('127.0.0.1', int(sys.argv[1])))
server.listen(5)
client, address = server.accept()
client.send(datetime.datetime(2021, 3, 4, 9, 43, 7).ctime().encode())
client.close()
server.close()
