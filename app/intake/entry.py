"""One file listed in an archive."""

from __future__ import annotations

from dataclasses import dataclass

VOLUME = "分卷压缩包的一部分，不能单独解压。"
JOIN_VOLUMES = "请用解压软件把全部分卷一起解开，把得到的文件夹重新导入。"


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive; `refusal` says why its bytes will not be read."""

    index: int
    name: str
    size: int
    refusal: str = ""
