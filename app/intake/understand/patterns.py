"""Patterns several readings share: a 文号 and a 统一社会信用代码."""

from __future__ import annotations

import re

NUMBER = re.compile(
    r"[\u4e00-\u9fff（）()A-Za-z]{2,20}?(?:字)?第?[〔\[［【（(]\s?(?:19|20)\d\d\s?[〕\]］】）)]\s?(?:第)?\s?[\w\-－]{1,12}?\s?号"
)
USCC = re.compile(
    r"(?<![0-9A-Z])(?:1[1-39]|2[19]|3[1-59]|4[19]|5[1-49]|6[129]|7[129]|8[19]|9[1-3]|[A-HJ-NPQRTUWXY][1-59])\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])"
)
