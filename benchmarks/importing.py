"""What it costs to import a client and to make it ready. Nothing but `sys` and `time` is imported before."""

import sys
import time


def status(field: str) -> int:
    """KB, from the kernel."""
    with open("/proc/self/status", encoding="ascii") as file:  # noqa: PTH123 - pathlib would be imported
        return next(int(line.split()[1]) for line in file if line.startswith(field + ":"))


def main(name: str) -> None:
    """Import one client, make one, and look up what streams runs."""
    rss, modules, clock = status("VmRSS"), len(sys.modules), time.process_time()
    if name == "official":
        from langgraph_sdk import get_sync_client as get_client
    else:
        if name == "ours":
            sys.modules["orjson"] = None  # type: ignore[assignment]
        from langgraph_client import get_client
    imported = time.process_time() - clock
    client = get_client(url="http://localhost:1", api_key=None)
    getattr(client, "runs"), getattr(client, "threads")  # noqa: B009 - they are imported here
    ready = time.process_time() - clock
    grown = (status("VmHWM") - rss) / 1000
    print(
        f'{{"imported": {imported * 1e3}, "ready": {ready * 1e3}, "mb": {grown}, '
        f'"modules": {len(sys.modules) - modules}}}'
    )


if __name__ == "__main__":
    main(sys.argv[1])
