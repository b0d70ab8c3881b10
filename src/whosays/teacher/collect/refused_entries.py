"""Entries of a zip that are not unpacked, whatever is in them: no honest program writes such."""

import stat
import zipfile

LINK = "This is a link to somewhere else. Links are not followed."
_MAX_RATIO = 200  # unpacked to packed; answers shrink to a twentieth
_SMALL = 1_000_000  # bytes under which the ratio says nothing


def refused(info: zipfile.ZipInfo) -> str:
    """Why an entry is not unpacked, whatever is in it; or ""."""
    name = info.orig_filename
    parts = name.replace("\\", "/").split("/")
    if "\0" in name or ".." in parts or parts[0] == "" or parts[0][1:2] == ":":
        return "Its name leads out of the zip. No honest program writes such a name; it was not opened."
    if stat.S_ISLNK(info.external_attr >> 16):
        return LINK
    if info.flag_bits & 1:
        return "It is locked with a password. Ask for it without one."
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "It is packed in an unusual way. Ask for the file itself, without a zip."
    if info.file_size > _SMALL and info.file_size > _MAX_RATIO * max(info.compress_size, 1):
        return "It would grow beyond all measure when unpacked (a “zip bomb”). It was not opened."
    return ""
