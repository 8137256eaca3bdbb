"""Steps over the segments of a JPEG file up to its pixels, and keeps those that hold metadata."""

from __future__ import annotations

from typing import BinaryIO

from pubcheck.readers.image_blocks import CUT_OFF, TOO_MANY, Blocks, BrokenError, exactly

_START_OF_SCAN, _END_OF_IMAGE, _APP1, _APP13 = 0xDA, 0xD9, 0xE1, 0xED
# Start of frame in all its forms; C4, C8 and CC are tables (ITU-T T.81, table B.1).
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})  # markers without a length
_MOST_FILL, _MOST_SEGMENTS = 100, 5000
_EXIF = b"Exif\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_EXTENDED = b"http://ns.adobe.com/xmp/extension/\0"
_PHOTOSHOP = b"Photoshop 3.0\0"


def walk(file: BinaryIO, blocks: Blocks) -> None:
    """Read the segments from behind the first marker; raises BrokenError (ITU-T T.81, annex B)."""
    read, seek = file.read, file.seek
    for _ in range(_MOST_SEGMENTS):
        head = read(4)
        for _ in range(_MOST_FILL):  # fill bytes may stand before a marker
            if len(head) < 4 or head[0] != 0xFF or head[1] != 0xFF:
                break
            head = head[1:] + read(1)
        if len(head) < 2:
            raise BrokenError(CUT_OFF)
        marker = head[1]
        if head[0] != 0xFF or marker in (0, 0xFF):
            raise BrokenError("its segments are damaged")
        if marker in (_START_OF_SCAN, _END_OF_IMAGE):
            return
        if marker in _ALONE:
            seek(-2, 1)
            continue
        if len(head) < 4:
            raise BrokenError(CUT_OFF)
        length = (head[2] << 8 | head[3]) - 2
        if length < 0:
            raise BrokenError("its segments are damaged")
        if marker in (_APP1, _APP13) and blocks.take(length):
            data = read(length)
            if len(data) < length:
                raise BrokenError(CUT_OFF)
            _keep(marker, data, blocks)
        elif marker in _FRAMES and length >= 5:
            data = exactly(file, 5)
            blocks.height, blocks.width = data[1] << 8 | data[2], data[3] << 8 | data[4]
            seek(length - 5, 1)
        else:
            seek(length, 1)
    raise BrokenError(TOO_MANY)


def _keep(marker: int, data: bytes, blocks: Blocks) -> None:
    if marker == _APP13:
        if data.startswith(_PHOTOSHOP):
            blocks.photoshop.append(data[len(_PHOTOSHOP) :])
    elif data.startswith(_EXIF):
        blocks.exif = blocks.exif or data[6:]
    elif data.startswith(_XMP):
        blocks.xmp.append(data[len(_XMP) :])
    elif data.startswith(_EXTENDED) and len(data) >= (start := len(_EXTENDED) + 40):
        # GUID of 32 digits, length of the whole, offset of this portion (XMP specification, part 3, 1.1.3.1).
        guid = data[start - 40 : start - 8]
        whole, offset = (int.from_bytes(data[at : at + 4], "big") for at in (start - 8, start - 4))
        blocks.extended.append((guid, whole, offset, data[start:]))
