"""One module for each command of `sanad`; each has `command`."""
