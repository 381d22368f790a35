"""A Django app: `manage.py agents_generate`, and `manage.py check --tag langgraph`.

::

    INSTALLED_APPS = [..., "langgraph_client.codegen.django"]
    LANGGRAPH_AGENTS = {"output": "shop/agents.py", "url": "https://agents.example.com"}

`output` is the module, and `schemas` a file to read in place of asking the server at `url`; both from BASE_DIR on.
"""
