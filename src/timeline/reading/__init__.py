"""Files -> Documents: text, JSON, JSON lines, CSV, web pages, feeds and mails; files, folders and globs of them."""

from timeline.reading.encodings import ReadWarning, decode
from timeline.reading.reader import ENDINGS, read

__all__ = ["ENDINGS", "ReadWarning", "decode", "read"]
