"""Zip-based office files (.xlsx, .ofd): bounds on what they unpack to, before a parser sees them."""

from __future__ import annotations

import io
import zipfile

from app.errors import IntakeError
from app.evidence.faults import PARSER_FAULTS
from app.intake.limits import MEGA

_MOST_BYTES = 600 * MEGA
_MOST_PARTS = 20_000
_RATIO, _RATIO_FROM = 300, 50 * MEGA


def bounded_package(data: bytes) -> zipfile.ZipFile:
    """The opened package; IntakeError when it is damaged or would unpack to far more than it is."""
    try:
        package = zipfile.ZipFile(io.BytesIO(data))
    except PARSER_FAULTS as error:
        raise IntakeError("文件已损坏，无法打开。", "请用原软件打开并另存一份，再重新导入。") from error
    parts = package.infolist()
    total = sum(part.file_size for part in parts)
    bomb = any(part.file_size > _RATIO_FROM and part.file_size > _RATIO * part.compress_size for part in parts)
    if bomb or total > _MOST_BYTES or len(parts) > _MOST_PARTS:
        raise IntakeError("文件内部展开后过大，疑似压缩炸弹，未打开。", "请用原软件打开检查并另存一份，再重新导入。")
    return package
