"""Why a file is kept but not shown, or refused, and what to do about it."""

from __future__ import annotations

from app.domain.casefile import FileState
from app.intake.media import Media

_NO_READER = (FileState.KEPT, "已原样保存，暂不能显示内容。", "请用原软件打开，或转换为PDF后重新导入。")
_RAR = (FileState.KEPT, "RAR压缩包，本程序不能解压。", "请用解压软件解开，把得到的文件夹重新导入。")
_LOCKED = (FileState.REFUSED, "文件已加密，需要密码才能打开。", "请向报送单位取消密码后重新导入。")
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")


def unread(media: Media, data: bytes) -> tuple[FileState, str, str]:
    """State, reason and advice for a file that no reader takes."""
    if media is Media.OLE and _ENCRYPTED_PACKAGE in data:
        return _LOCKED
    return _RAR if media is Media.RAR else _NO_READER
