"""Pages of made-up case files for the search benchmark: no two alike, frequent and rare words in the shares real files have.

Half of the lines is prose from a chain of characters (each follows the two before it as often as in the texts this program
ships: statutes, standards, help); a third are lines of case files with names, numbers, days, sums and places drawn
anew; the rest are words of 4,000 characters drawn by rank, which stand for all that is told in no other case.
"""

from __future__ import annotations

import itertools
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from app.paths import resources_folder
from app.store.fold import simplified

LINES, ACROSS = 25, 40
_PROSE = re.compile("[\u4e00-\u9fff0-9、，。；：（）《》“”]{6,}")
_BLANK = re.compile(r"\{(\w+):?(\d*)\}")
_TRADES = ("食品", "商贸", "餐饮管理", "医疗器械", "建材")
_FAMILY = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆"
    "汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤"
)
_LINES = (
    "当事人{company}（统一社会信用代码：9{digits:17}）住所地{place}，法定代表人{person}，联系电话1{digits:10}。",
    "{day}，本局执法人员{person}、{person}（执法证号{digits:8}）对{place}的{company}进行现场检查，并制作现场检查笔录。",
    "经查，当事人于{day}至{day}期间销售{goods}{count}件，单价{sum}元，货值金额共计{sum}元，违法所得{sum}元。",
    "以上事实有{day}对{person}的询问笔录、{goods}照片{count}张、进货票据复印件{count}页等证据证明。",
    "问：{goods}是从哪里购进的？答：是{day}从{place}的{company}购进的，有{person}签字的送货单。",
    "责令立即改正违法行为，没收{goods}{count}件，并处罚款人民币{sum}元，限于收到本决定书之日起十五日内缴至指定银行。",
    "送达人：{person}、{person}　受送达人：{person}　送达地点：{place}　送达时间：{day}{hour}时{minute}分",
    "案号：{agency}罚〔2026〕{digits:4}号　立案日期：{day}　承办人：{person}　审核人：{person}",
)  # fmt: skip


class CaseTexts:
    """Writes pages; the same seed gives the same pages."""

    def __init__(self, seed: int = 4) -> None:
        self._chance = random.Random(seed)
        self._next = _chain()
        self._openings = sorted(self._next)
        # traditional characters are found by simplified ones on purpose, which a plain scan does not do
        plain = [char for char in map(chr, range(0x4E00, 0x9FA0)) if char not in simplified()]
        characters = self._chance.sample(plain, 4000)
        weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(len(characters))))
        lengths = self._chance.choices((1, 2, 2, 2, 3, 4), k=40000)
        words = ["".join(self._chance.choices(characters, cum_weights=weights, k=length)) for length in lengths]
        often = list(itertools.accumulate(1 / (rank + 5) for rank in range(len(words))))
        self._words = self._chance.choices(words, cum_weights=often, k=400_000)

    def pages(self, count: int) -> Iterator[list[str]]:
        """Pages as lines."""
        for _ in range(count):
            text = ""
            while len(text) < LINES * ACROSS:
                share = self._chance.random()
                text += self._prose() if share < 0.5 else self._case_line() if share < 0.83 else self._rest()
            yield [text[at * ACROSS : (at + 1) * ACROSS] for at in range(LINES)]

    def _prose(self) -> str:
        pick = self._chance.random
        pair = self._openings[int(pick() * len(self._openings))]
        written = [pair]
        for _ in range(60):
            after = self._next.get(pair)
            if not after:
                break
            char = after[int(pick() * len(after))]
            written.append(char)
            pair = pair[1] + char
        return "".join(written) + "。"

    def _rest(self) -> str:
        return "".join([self._word() for _ in range(20)]) + "，"

    def _case_line(self) -> str:
        line = self._chance.choice(_LINES)
        return _BLANK.sub(lambda match: self._filled(match[1], int(match[2] or 0)), line)

    def _filled(self, what: str, length: int) -> str:
        chance, word = self._chance, self._word
        made: dict[str, Callable[[], str]] = {
            "digits": lambda: "".join(chance.choices("0123456789", k=length)),
            "person": lambda: chance.choice(_FAMILY) + word()[:2],
            "company": lambda: f"{word()}{word()}{chance.choice(_TRADES)}有限公司",
            "place": lambda: f"{word()}市{word()}区{word()}路{chance.randint(1, 999)}号",
            "day": lambda: f"202{chance.randint(4, 6)}年{chance.randint(1, 12)}月{chance.randint(1, 28)}日",
            "agency": lambda: f"{word()}市监",
            "goods": lambda: f"“{word()}”牌{word()}",
            "sum": lambda: f"{chance.randint(1, 99999)}.{chance.randint(0, 99):02}",
        }
        return made.get(what, lambda: str(chance.randint(1, 59)))()

    def _word(self) -> str:
        return self._words[int(self._chance.random() * len(self._words))]


def _chain() -> dict[str, str]:
    """Two characters -> all that follow them in the shipped texts, each as often as it does."""
    after: defaultdict[str, list[str]] = defaultdict(list)
    for path in sorted(resources_folder().rglob("*")):
        if path.suffix in {".toml", ".md"}:
            for piece in _PROSE.findall(path.read_text("utf-8")):
                for at in range(len(piece) - 2):
                    after[piece[at : at + 2]].append(piece[at + 2])
    return {pair: "".join(found) for pair, found in after.items()}
