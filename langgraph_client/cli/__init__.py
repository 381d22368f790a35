"""`langgraph-client`: the Agent Server from a shell or a cron job. The public door alone; needs the extra `cli`."""
