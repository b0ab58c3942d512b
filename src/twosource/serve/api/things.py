"""Events, entities and sources by the API: of a story by permanent keys, over all stories by name, and outlets."""

from __future__ import annotations

from typing import TypeVar

from fastapi import APIRouter, HTTPException, Request
from starlette.responses import Response

from twosource.serve.api.answers import answered
from twosource.serve.api.errors import READ, errors
from twosource.serve.api.forms import EntityTold, EventTold
from twosource.serve.api.parameters import Id, Key, Moment, Paged, Slug, Words, page_behind
from twosource.serve.api.stories import found
from twosource.serve.dependencies import DeskHere, ShelfHere
from twosource.store.rows import Page, SourceRow, SourceTold, ThingRow, Told
from twosource.write.contract import Entity, Event

router = APIRouter(prefix="/api/v1", tags=["things"], responses=errors(*READ))
One = TypeVar("One", Event, Entity)


@router.get("/stories/{id:key}/events/{key:key}", response_model=EventTold, operation_id="event")
def event(request: Request, id: Id, key: Key, shelf: ShelfHere, at: Moment) -> Response:
    """An event as the account has it, with the claims and relations that bear on it."""
    told = found(shelf, id, at)
    one = named(told, told.account.events, key)
    account = told.account
    shown = EventTold(
        told.row.id,
        key,
        one,
        tuple(claim for claim in account.claims if one.id in claim.events),
        tuple(relation for relation in account.relations if relation.event == one.id),
    )
    return answered(request, EventTold, shown)


@router.get("/stories/{id:key}/entities/{key:key}", response_model=EntityTold, operation_id="entity")
def entity(request: Request, id: Id, key: Key, shelf: ShelfHere, at: Moment) -> Response:
    """Somebody or something as the account has them, the events that they take part in, and namesakes elsewhere."""
    told = found(shelf, id, at)
    one = named(told, told.account.entities, key)
    parts = tuple(
        told.keys[event.id]
        for event in told.account.events
        if event.id in told.keys and one.id in {part.entity for part in event.participants}
    )
    beside = shelf.desk.entity(told.row.id, key)
    return answered(request, EntityTold, EntityTold(told.row.id, key, one, parts, beside.elsewhere if beside else ()))


@router.get("/entities", response_model=Page[ThingRow], operation_id="entities")
def entities(request: Request, desk: DeskHere, paging: Paged, q: Words = None) -> Response:
    """People, bodies and places of all stories by name, those with most reports first."""
    with page_behind():
        page = desk.entities(q or "", after=paging.next, limit=paging.limit)
    return answered(request, Page[ThingRow], page)


@router.get("/sources", response_model=Page[SourceRow], operation_id="sources")
def sources(request: Request, desk: DeskHere, paging: Paged) -> Response:
    """Outlets, the one with most reports first."""
    with page_behind():
        page = desk.sources(after=paging.next, limit=paging.limit)
    return answered(request, Page[SourceRow], page)


@router.get("/sources/{slug:key}", response_model=SourceTold, operation_id="source")
def source(request: Request, slug: Slug, desk: DeskHere) -> Response:
    """One outlet, with its latest reports."""
    row = desk.source(slug)
    if row is None:
        raise HTTPException(404, "There is no such source.")
    return answered(request, SourceTold, row)


def named(told: Told, among: tuple[One, ...], key: str) -> One:
    """The one of that permanent key; raises HTTPException 404 where the account does not tell it."""
    ids = {id for id, its in told.keys.items() if its == key}
    one = next((one for one in among if one.id in ids), None)
    if one is None:
        raise HTTPException(404, "The story does not tell it, or not at that moment.")
    return one
