"""The simulated cloud: pure Python over plain data. It reads no clock, opens no file, draws no chance of its own."""
