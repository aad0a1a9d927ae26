"""What is wrong with a policy, risky in it, or needless: findings with their places, made without any account."""
