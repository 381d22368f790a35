"""`RemoteGraph(…, sync_client=client)` of langgraph gives the same with our client as with the official one."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from tests.moving_over.normalise import normalised

SCRIPT = Path(__file__).parent / "remote_features.py"
PATIENCE = 600.0
CLIENTS = ("official", "ours")


@pytest.fixture(scope="module")
def rows(server_url, official_python, client_environment):
    """What each feature gave with each client: name → client → normalised JSON."""
    command = [str(official_python), str(SCRIPT), server_url]
    done = subprocess.run(
        command, env=client_environment, stdout=subprocess.PIPE, text=True, timeout=PATIENCE, check=True
    )
    return {
        record["feature"]: {client: comparable(record[client]) for client in CLIENTS}
        for record in map(json.loads, done.stdout.splitlines())
    }


def comparable(result):
    """A result as text, with identifiers and times normalised."""
    return normalised([json.dumps(result, sort_keys=True, ensure_ascii=False)])[0]


def works(result):
    """Whether a feature raised nothing."""
    return not result.startswith('"FAILED')


def test_every_feature(rows, tell):
    """Equal, feature by feature; prints the table."""
    tell("| RemoteGraph | official | ours | equal |")
    tell("| --- | --- | --- | --- |")
    for feature, row in rows.items():
        official, ours = ("works" if works(row[client]) else "fails" for client in CLIENTS)
        tell(f"| {feature} | {official} | {ours} | {'yes' if row['ours'] == row['official'] else 'NO'} |")
    assert [feature for feature, row in rows.items() if not works(row["official"])] == []
    assert {feature: row for feature, row in rows.items() if row["ours"] != row["official"]} == {}
    assert len(rows) >= 35
