"""What would become of many messages of one topic and its queues: a simulation on the rules of SNS and SQS here."""
