filedesc://a 0.0.0.0 20140301100000 text/plain 200 - - 0 a 7
2 0 A
U

http://example.org/a 192.0.2.1 20140301100000 text/html 200 - - 0 a 67
<html><body><p>Envoys met in Bern on Monday, said the ministry.</p>