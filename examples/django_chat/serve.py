"""Runs the Django chat: `python examples/django_chat/serve.py --help`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import chat_server

if __name__ == "__main__":
    sys.exit(chat_server.main("django_chat.app:application"))
