"""The handout's UDP client: one datagram there, one back. Arguments: host, port; sentences on stdin, one a line."""
import sys
from socket import *

host, port = sys.argv[1], int(sys.argv[2])

client = socket(AF_INET, SOCK_DGRAM)
client.settimeout(10)
for line in sys.stdin:
    client.sendto(line.rstrip('\n').encode(), (host, port))
    message, address = client.recvfrom(2048)
    print(message.decode(), flush=True)
client.close()
