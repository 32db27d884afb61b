"""The calculator, a thread for each client; an expression a line. Argument: port."""
import sys
import threading
from socket import *

port = int(sys.argv[1])


def calculate(expression):
    left, operator, right = expression.split()
    left, right = int(left), int(right)
    if operator == '+':
        return str(left + right)
    if operator == '-':
        return str(left - right)
    if operator == '*':
        return str(left * right)
    return '%.1f' % (left / right)


def serve(client):
    try:
        lines = client.makefile('rb')
        for line in lines:
            client.sendall((calculate(line.decode()) + '\n').encode())
    except ConnectionResetError:
        pass
    client.close()


server = socket(AF_INET, SOCK_STREAM)
server.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
server.bind(('127.0.0.1', port))
server.listen(1024)
while True:
    client, address = server.accept()
    client.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)
    threading.Thread(target=serve, args=(client,), daemon=True).start()
