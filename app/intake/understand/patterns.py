"""Patterns several readings share: a 文号 and a 统一社会信用代码."""

from __future__ import annotations

import re

NUMBER = re.compile(
    r"(?:[\u4e00-\u9fff]{1,3}\d{1,3}(?=[\u4e00-\u9fff]))?[\u4e00-\u9fff（）()A-Za-z]{2,20}?(?:字)?第?[〔\[［【（(]\s?(?:19|20)\d\d\s?[〕\]］】）)]\s?(?:第)?\s?[\w\-－]{1,12}?(?:[（(][\u4e00-\u9fff]{1,3}[）)])?\s?号"
)
# the line a web page puts over a document: where it comes from, when it was put there, how often it was read
MASTHEAD = re.compile(
    r"来源[：:]|发布(?:时间|日期)|点击(?:率|量|数)?[：:]|浏览(?:量|次数|数)?[：:]|阅读次数|访问量|字体[：:]|发文日期|成文日期"
)
USCC = re.compile(
    r"(?<![0-9A-Z])(?:1[1-39]|2[19]|3[1-59]|4[19]|5[1-49]|6[129]|7[129]|8[19]|9[1-3]|[A-HJ-NPQRTUWXY][1-59])\d{6}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Z])"
)
