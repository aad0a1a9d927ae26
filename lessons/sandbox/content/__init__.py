"""Public content: what learners publish answers here, on an origin of its own. Function URLs so far."""
