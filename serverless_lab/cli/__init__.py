"""`aws …` as AWS CLI v2.36 reads and prints it, for any service that botocore describes; no disk, no network."""
