"""Times reading and checking image files against opening them with Pillow; prints images per second.

    python benchmarks/images.py [--images 1000] [--runs 3]

The images are made anew: photos of 12 megapixels with EXIF, IPTC and XMP, photos without IPTC and XMP as web
sites hold them, and drawings in PNG. All of them are in the page cache. Figures are of CPU time of one
process, the median of the runs, whose order alternates; `pubcheck check` is timed whole, with its start.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image, IptcImagePlugin

from pubcheck.readers import image

XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:DateCreated="2024-06-11T10:20:30" photoshop:City="Fort Example" photoshop:Country="United States">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{virin}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{caption}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>Sgt. Ann Roe</rdf:li></rdf:Seq></dc:creator>
<dc:subject><rdf:Bag><rdf:li>soldiers</rdf:li><rdf:li>paint</rdf:li></rdf:Bag></dc:subject>
</rdf:Description></rdf:RDF></x:xmpmeta>{padding}<?xpacket end="w"?>"""
CAPTION = (
    "U.S. Army Spc. Bo Poe, a combat engineer with the 1st Example Brigade, paints a wall at Fort"
    " Example, Va., June 11, 2024. The wall has stood since 1917. (U.S. Army photo by Sgt. Ann Roe)"
)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--images", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=3)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for name, make in (("photos with metadata", photo), ("web images without", bare), ("PNG", drawing)):
            here = Path(folder) / name.replace(" ", "-")
            here.mkdir()
            files = fill(here, arguments.images, make)
            rows: dict[str, Callable[[], float]] = {
                "Pillow, open": lambda files=files: cpu(lambda: pillow(files)),
                "Pillow, open, EXIF, IPTC, XMP": lambda files=files: cpu(lambda: pillow_all(files)),
                "our reader": lambda files=files: cpu(lambda: ours(files)),
                "pubcheck check, profile gov": lambda here=here: check(here, "gov"),
                "pubcheck check, profile dvids": lambda here=here: check(here, "dvids"),
            }
            found: dict[str, list[float]] = {row: [] for row in rows}
            for _ in range(arguments.runs):
                for row, measure in rows.items():
                    found[row].append(measure())
            base = statistics.median(found["Pillow, open"])
            print(f"{arguments.images} {name}, {sum(p.stat().st_size for p in files) >> 20} MB")
            for row, times in found.items():
                seconds = statistics.median(times)
                print(f"  {row:32} {len(files) / seconds:8.0f} images/s {seconds / base:6.2f} times opening")
    return 0


def fill(folder: Path, number: int, make: Callable[[Path, int], Path]) -> list[Path]:
    """So many images; the first one is made, the others are copies with another VIRIN."""
    files = [folder / f"240611-A-QX417-{1001 + index}" for index in range(number)]
    return [make(path, 1001 + index) for index, path in enumerate(files)]


_PIXELS: dict[str, bytes] = {}


def saved(kind: str, size: tuple[int, int], **options: object) -> bytes:
    """The bytes of a picture with some noise, made once for each kind."""
    if kind not in _PIXELS:
        import io

        out = io.BytesIO()
        picture = Image.effect_noise((size[0] // 4, size[1] // 4), 40).resize(size).convert("RGB")
        picture.save(out, kind, **options)
        _PIXELS[kind] = out.getvalue()
    return _PIXELS[kind]


def photo(path: Path, number: int) -> Path:
    virin = f"240611-A-QX417-{number}"
    exif = Image.Exif()
    exif[0x010F], exif[0x0110], exif[0x013B] = "Example", "Model 5", "Sgt. Ann Roe"
    exif.get_ifd(0x8769)[0x9003] = "2024:06:11 10:20:30"
    datasets = [(5, virin), (25, "soldiers"), (25, "paint"), (55, "20240611"), (80, "Sgt. Ann Roe"),
                (90, "Fort Example"), (101, "United States"), (120, CAPTION), (122, "Sgt. Ann Roe"),
                (40, "Released by Maj. Jane Doe")]  # fmt: skip
    iim = b"".join(struct.pack(">BBBH", 0x1C, 2, key, len(text)) + text.encode() for key, text in datasets)
    block = b"Photoshop 3.0\0" + b"8BIM\4\4\0\0" + struct.pack(">I", len(iim)) + iim + b"\0" * (len(iim) % 2)
    xmp = XMP.format(virin=virin, caption=CAPTION, padding=" " * 2000).encode()
    plain = saved("JPEG", (4000, 3000), quality=60)
    blocks = ((0xE1, exif.tobytes()), (0xED, block), (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + xmp))
    segments = b"".join(struct.pack(">BBH", 0xFF, mark, len(data) + 2) + data for mark, data in blocks)
    path = path.with_suffix(".jpg")
    path.write_bytes(plain[:2] + segments + plain[2:400_000])  # the pixels to their end are never needed
    return path


def bare(path: Path, number: int) -> Path:
    path = path.with_name(f"wall-{number}.jpg")
    path.write_bytes(saved("JPEG", (4000, 3000), quality=60)[:200_000])
    return path


def drawing(path: Path, number: int) -> Path:
    path = path.with_name(f"drawing-{number}.png")
    path.write_bytes(saved("PNG", (800, 600)))
    return path


def pillow(files: list[Path]) -> None:
    for path in files:
        with Image.open(path) as opened:
            assert opened.size


def pillow_all(files: list[Path]) -> None:
    for path in files:
        with Image.open(path) as opened:
            opened.getexif().get_ifd(0x8769)
            IptcImagePlugin.getiptcinfo(opened)
            opened.info.get("xmp")  # the bytes: Pillow leaves reading them to others


def ours(files: list[Path]) -> None:
    for path in files:
        with path.open("rb") as file:
            image.read_file(path.name, file, None)  # type: ignore[arg-type]


def check(folder: Path, profile: str) -> float:
    """Seconds of CPU time of one run over a folder."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(
        [sys.executable, "-m", "pubcheck", "check", "--profile", profile, "--output-format", "json", "."],
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ,
        check=False,
    )
    assert done.returncode in (0, 1), "the run failed"
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def cpu(run: Callable[[], object]) -> float:
    before = time.process_time()
    run()
    return time.process_time() - before


if __name__ == "__main__":
    raise SystemExit(main())
