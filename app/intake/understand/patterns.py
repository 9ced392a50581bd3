"""Patterns several readings share: a 文号 and a 统一社会信用代码."""

from __future__ import annotations

import re

NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z]{2,20}?(?:字)?第?[〔\[［【（(]\s?(?:19|20)\d\d\s?[〕\]］】）)]\s?(?:第)?\s?[\w\-－]{1,12}?\s?号"
)
USCC = re.compile(r"(?<![0-9A-Z])[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])")
