"""Files that pages need: the vendored ones are the released ones, and a browser may keep them for good."""

from __future__ import annotations

import tomllib
from hashlib import sha256
from importlib.resources import files

from twosource.serve import assets

STATIC = files("twosource.serve").joinpath("static")


def test_vendored_files_are_those_that_were_released() -> None:
    listed = tomllib.loads(STATIC.joinpath("vendored.toml").read_text(encoding="utf-8"))
    named = {file["name"] for library in listed.values() for file in library["files"]}
    for library in listed.values():
        assert library["version"]
        assert STATIC.joinpath(library["license_file"]).read_text(encoding="utf-8").strip()
        for file in library["files"]:
            assert sha256(STATIC.joinpath(file["name"]).read_bytes()).hexdigest() == file["sha256"], file["name"]
    own = {"mark.svg", "vendored.toml"}
    licenses = {library["license_file"] for library in listed.values()}
    assert {one.name for one in STATIC.iterdir()} == named | own | licenses


def test_an_address_names_what_it_leads_to(empty) -> None:
    for name in ("desk.css", "desk.js", "htmx.min.js", "leaflet.js", "countries-110m.json"):
        answer = empty.get(assets.address(name))
        assert answer.status_code == 200
        assert "immutable" in answer.headers["cache-control"]
        assert answer.content == assets.asset(name).content
        assert empty.get(f"/static/{name}").headers["cache-control"] == "no-cache"
        assert empty.get(f"/static/{name}", if_none_match=answer.headers["etag"]).status_code == 304


def test_nothing_but_our_files_is_there(empty) -> None:
    assert empty.get("/static/none.js").status_code == 404
    assert empty.get("/static/vendored.toml").status_code == 404
