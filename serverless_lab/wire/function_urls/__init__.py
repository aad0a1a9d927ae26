"""HTTP as function URLs speak it: which URL is meant, what CORS says, and a function's answer as a response."""
