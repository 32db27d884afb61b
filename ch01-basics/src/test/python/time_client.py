"""Time client: prints what recv(1024) returns, and reads it back in the format of time.ctime()."""
import socket
import sys
import time

client = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
client.connect(('127.0.0.1', int(sys.argv[1])))
text = client.recv(1024).decode()
client.close()
seconds = time.mktime(time.strptime(text))
print(text)
print('as ctime writes it:', text == time.ctime(seconds))
