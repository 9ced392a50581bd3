"""What is shipped with the program, and under which licences."""

from __future__ import annotations

from importlib import metadata

from app.paths import resources_folder

PARTS = (
    ("PySide6 / Qt", "PySide6-Essentials", "LGPL-3.0（动态链接）", "窗口界面"),
    ("sqlite-utils", "sqlite-utils", "Apache-2.0", "数据库读写"),
    ("pypdfium2 / PDFium", "pypdfium2", "Apache-2.0 / BSD-3-Clause", "显示 PDF 页面"),
    ("ReportLab", "reportlab", "BSD-3-Clause", "制作 PDF 报告"),
    ("python-docx", "python-docx", "MIT", "读写 Word 文档"),
    ("lxml", "lxml", "BSD-3-Clause", "读写 XML"),
    ("Pillow", "pillow", "MIT-CMU", "读取图片"),
    ("pi-heif", "pi-heif", "BSD-3-Clause（libheif 为 LGPL-3.0）", "读取 HEIF 图片"),
    ("fontTools", "fonttools", "MIT", "读取字体"),
    ("olefile", "olefile", "BSD-2-Clause", "识别旧版 Office 文件"),
    ("python-calamine", "python-calamine", "MIT", "读取 Excel 表格"),
    ("XlsxWriter", "XlsxWriter", "BSD-2-Clause", "写出 Excel 表格"),
    ("py7zr", "py7zr", "LGPL-2.1-or-later", "读取压缩包"),
    ("cryptography", "cryptography", "Apache-2.0 / BSD-3-Clause", "校验值"),
    ("click", "click", "BSD-3-Clause", "命令行"),
)

FONTS = (
    ("思源黑体 / Noto Sans SC", "SIL Open Font License 1.1", "界面与报告"),
    ("思源宋体 / Noto Serif SC", "SIL Open Font License 1.1", "报告"),
    ("霞鹜文楷 / LXGW WenKai", "SIL Open Font License 1.1", "报告与文档显示"),
)


def parts_text() -> str:
    """Every part with its version, licence and purpose."""
    lines = ["程序使用了下列开放源代码的组件，谨此致谢。", ""]
    lines += [
        f"{name}　{_version(package)}\n　　许可：{licence}　　用途：{purpose}"
        for name, package, licence, purpose in PARTS
    ]
    lines += ["", "字体", ""]
    lines += [f"{name}\n　　许可：{licence}　　用途：{purpose}" for name, licence, purpose in FONTS]
    return "\n".join(lines)


def licence_text() -> str:
    """The text of the program's own licence and of those that came with fonts."""
    root = resources_folder()
    texts = [root.parent / "LICENSE", *sorted(root.glob("fonts/*OFL*.txt")), *sorted(root.glob("licences/*.txt"))]
    return "\n\n\n".join(path.read_text(encoding="utf-8") for path in texts if path.is_file())


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""
