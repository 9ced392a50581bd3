"""Why a file is kept but not shown, and what to do about it."""

from __future__ import annotations

from app.intake.media import Media

_ADVICE: dict[Media, tuple[str, str]] = {
    Media.RAR: ("RAR压缩包，本程序不能解压。", "请用解压软件解开，把得到的文件夹重新导入。"),
    Media.OLE: ("文件已加密或格式不明。", "请用原软件打开，取消密码后另存再导入。"),
}


def kept_reason(media: Media, data: bytes, name: str) -> tuple[str, str]:
    """The sentence and the advice for a file that no reader takes."""
    del data, name
    return _ADVICE.get(media, ("已原样保存，暂不能显示内容。", "请用原软件打开，或转换为PDF后重新导入。"))
