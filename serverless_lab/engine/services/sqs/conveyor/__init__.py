"""What would become of many messages in one queue: a simulation on the rules of SQS here. It changes no account."""
