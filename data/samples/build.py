"""Writes the sample workbooks and `manifest.toml`: `python -m data.samples.build`.

The same content always gives the same bytes, so a second run changes nothing.
"""

from collections.abc import Sequence
from pathlib import Path

from data.samples import gansu, huzhou, jiayuguan, maoming, qixingguan, zhaotong
from data.samples.sheets import workbook_bytes
from data.samples.upload import Upload

FOLDER = Path(__file__).parent
DEFAULT_PLACE = zhaotong.PLACE
PLACES = (jiayuguan, gansu, maoming, huzhou, qixingguan, zhaotong)
HEADER = (
    "# Sample uploads in the order to commit them; written by `python -m data.samples.build`.\n"
    "# `sources` names the source of each sheet; a directory has none.\n"
)


def all_uploads() -> list[Upload]:
    """Every sample upload: the directories first, then each place by as-of date."""
    every = [upload for place in PLACES for upload in place.uploads()]
    directories = [upload for upload in every if not upload.sources]
    return [*directories, *(upload for upload in every if upload.sources)]


def manifest(uploads: Sequence[Upload]) -> str:
    """The text of `manifest.toml`."""
    parts = [HEADER, f'default_place = "{DEFAULT_PLACE}"\n']
    for upload in uploads:
        lines = [
            "\n[[uploads]]",
            f'file = "{upload.file}"',
            f"as_of = {upload.as_of.isoformat()}",
            f'place = "{upload.place}"',
            'scope = "whole"',
        ]
        if upload.sources:
            named = ", ".join(f'"{sheet}" = "{s}"' for sheet, s in upload.sources.items())
            lines.append(f"sources = {{ {named} }}")
        parts.append("\n".join(lines) + "\n")
    return "".join(parts)


def build(folder: Path = FOLDER) -> list[Path]:
    """Writes every workbook and the manifest under `folder`; returns the paths written."""
    uploads = all_uploads()
    written = []
    for upload in uploads:
        path = folder / upload.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(workbook_bytes(upload.sheets))
        written.append(path)
    listing = folder / "manifest.toml"
    listing.write_text(manifest(uploads), encoding="utf-8", newline="\n")
    return [*written, listing]


if __name__ == "__main__":
    build()
