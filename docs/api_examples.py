"""The examples of answers in the API's description: asked of a desk with an invented story, cut to one item a list.

python docs/api_examples.py > src/twosource/serve/api/examples.json
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from twosource.desk import Desk
from twosource.serve.app import create_app

ROOT = Path(__file__).parent.parent
TOKEN = "token"  # noqa: S105  (of a desk that is gone in a minute)
LONGEST = 240  # characters of a text
API = "/api/v1"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk.open(str(Path(folder) / "news.db"))
        desk.add(sorted((ROOT / "examples").glob("*/*.txt")))
        with TestClient(create_app(desk, token=TOKEN), headers={"Authorization": f"Bearer {TOKEN}"}) as client:
            examples = {name: cut(answer) for name, answer in asked(client).items()}
        desk.close()
    print(json.dumps(examples, ensure_ascii=False, indent=1).replace(str(ROOT), "/home/editor"))


def asked(client: TestClient) -> dict[str, Any]:
    """What each operation answers, by its name."""
    row = max(client.get(f"{API}/stories").json()["items"], key=lambda row: int(row["reports"]))
    story = f"{API}/stories/{row['id']}"
    head = client.get(story).json()
    keys = {kind: [key for id, key in head["keys"].items() if id.startswith(kind)] for kind in "VE"}
    report, outlet = head["reports"][0], client.get(f"{API}/sources").json()["items"][0]["slug"]
    paths = {
        "stories": f"{API}/stories", "story": story, "account": f"{story}/account", "tellings": f"{story}/tellings",
        "moments": f"{story}/moments", "changes": f"{story}/changes", "event": f"{story}/events/{keys['V'][0]}",
        "entity": f"{story}/entities/{keys['E'][0]}", "entities": f"{API}/entities?q=sadyrbaev",
        "sources": f"{API}/sources", "source": f"{API}/sources/{outlet}", "report": f"{API}/reports/{report}",
        "reading": f"{API}/reports/{report}/reading", "search": f"{API}/search?q=summit",
    }  # fmt: skip
    kin = next(row for row in client.get(f"{API}/stories").json()["items"] if row["saga"])
    paths["saga"] = f"{API}/sagas/{kin['id']}"
    told = {name: client.get(path).raise_for_status().json() for name, path in paths.items()}
    said = {"kind": "event", "first": keys["V"][0], "second": keys["V"][1], "same": False}
    told["judge"] = client.post(f"{API}/judgements", json=said).raise_for_status().json()
    told["undo"] = client.post(f"{API}/judgements/{told['judge']['id']}/undo").raise_for_status().json()
    told["judgements"] = told["story_judgements"] = client.get(f"{API}/judgements").raise_for_status().json()
    new = {"text": (ROOT / "tests" / "stories" / "rate" / "nordic.txt").read_text(), "outlet": "Nordic Business Wire"}
    told["add_report"] = told["add_file"] = client.post(f"{API}/reports", json=new).raise_for_status().json()
    return told


def cut(value: Any) -> Any:
    """One item a list, two keys a table of keys, and no long text."""
    if isinstance(value, dict):
        few = (
            value.items()
            if not all(key[:1] in "VE" and key[1:].isdigit() for key in value)
            else list(value.items())[:2]
        )
        return {key: cut(item) for key, item in few}
    if isinstance(value, list):
        pair = len(value) == 2 and all(isinstance(item, int) for item in value)
        return value if pair else [cut(item) for item in value[:1]]
    return value[:LONGEST] + "…" if isinstance(value, str) and len(value) > LONGEST else value


if __name__ == "__main__":
    main()
