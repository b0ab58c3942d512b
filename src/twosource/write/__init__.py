"""Write: Assessments in, an Account out, and the Account as text in any of the formats."""

from __future__ import annotations
