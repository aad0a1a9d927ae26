"""AWS over HTTP: bytes in, bytes out, for any service that botocore describes."""
