filedesc://a 0.0.0.0 20140301100000 text/plain 7
1 0 A
U

http://example.org/a b 192.0.2.1 20140301100000 text/html 84
HTTP/1.1 200 OK

<html><body><p>Envoys met in Bern on Monday, said the ministry.</p>