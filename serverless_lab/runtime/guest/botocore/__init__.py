"""A stand-in for the parts of botocore that functions import."""
