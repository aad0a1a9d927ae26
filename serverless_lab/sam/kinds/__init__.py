"""Types of resources, a module for each family: how each is made of its properties."""
