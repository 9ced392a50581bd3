"""How laws and their articles show in lists."""

from __future__ import annotations

from datetime import date

from app.domain.law_line import LawLine, Provision
from ui.models.days import day_cell
from ui.models.record_table import Column

LAW_COLUMNS = (
    Column[LawLine]("法律、法规、规章", lambda one: one.name, tip=lambda one: one.full_name),
    Column[LawLine]("施行", lambda one: day_cell(one.valid_from), lambda one: one.valid_from or date.min, width=104),
    Column[LawLine](
        "内容",
        lambda one: f"✓ 原文 {one.articles} 条" if one.official else f"要点 {one.articles} 条",
        tone=lambda one: "ok" if one.official else "soft",
        width=116,
        spare=1,
    ),
)

ARTICLE_COLUMNS = (
    Column[Provision]("条", lambda one: one.label, width=116),
    Column[Provision]("内容", lambda one: one.title or one.text.replace("\n", " ") or one.point),
)
