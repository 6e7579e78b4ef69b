"""The ways in: Telegram, the command line, wiring and settings."""
