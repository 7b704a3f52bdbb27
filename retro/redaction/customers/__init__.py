"""Customers: what they are called, and when two ways to call somebody mean the same one."""
