"""Where packs are: on paths that were given, among the shipped ones, in installed distributions (entry points).

A path is a folder that holds packs (`packs/`), a pack's own folder (`packs/jp`) or a frozen file. The first place that
has the pack wins; inside one place a folder goes before frozen files, and the highest version before the others.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from kakehashi.packs.bundles import Bundle, manifest_of, version_key
from kakehashi.packs.files import PACK_FILE, PackFiles, read_folder
from kakehashi.packs.freezing import SUFFIX, open_frozen
from kakehashi.problems import Place, Problem, ProblemError

GROUP = "kakehashi.packs"
"""The entry point group. Its name is the pack's code, its value a package whose folder is the pack."""


@dataclass(frozen=True, slots=True)
class Available:
    """A pack that can be opened, and where it lies. `version` of a folder is read from its pack.toml."""

    code: str
    version: str
    path: Path
    frozen: bool


def shipped() -> Path:
    """The folder of the packs that come with the engine: inside the wheel, or `packs/` of a source checkout."""
    inside = Path(__file__).parent / "shipped"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "packs"


def _installed() -> Iterator[Path]:
    """Folders of packs that other distributions bring. Nothing of theirs is run: a pack holds no code."""
    for point in sorted(entry_points(group=GROUP), key=lambda point: (point.name, point.value)):
        spec = find_spec(point.value.split(":")[0].split(".")[0])
        for location in (spec.submodule_search_locations or ()) if spec else ():
            folder = Path(location, *point.value.split(":")[0].split(".")[1:])
            if (folder / PACK_FILE).is_file():
                yield folder


def _places(paths: Sequence[Path]) -> Iterator[Path]:
    """Places in the order in which they count; installed ones last, since looking them up takes longest."""
    yield from paths
    yield shipped()
    yield from _installed()


def _in(place: Path) -> Iterator[Available]:
    """The packs of one place, folders first, then frozen files from the highest version down."""
    if place.suffix == SUFFIX and place.is_file():
        yield from _frozen([place])
        return
    folders = [place] if (place / PACK_FILE).is_file() else sorted(place.glob(f"*/{PACK_FILE}"))
    for found in folders:
        folder = found if found.is_dir() else found.parent
        yield from _folder(folder)
    yield from _frozen(sorted(place.glob(f"*{SUFFIX}")))


def _folder(folder: Path) -> Iterator[Available]:
    text = PackFiles(str(folder), {PACK_FILE: (folder / PACK_FILE).read_text(encoding="utf-8-sig", errors="replace")})
    try:
        manifest = manifest_of(text)
    except ProblemError:
        # A broken manifest still stands under its folder's name: opening it tells what is wrong with it.
        yield Available(folder.name, "", folder, frozen=False)
        return
    yield Available(manifest.id, manifest.version, folder, frozen=False)


def _frozen(files: Sequence[Path]) -> Iterator[Available]:
    named = [(file, *file.name.removesuffix(SUFFIX).rpartition("-")[::2]) for file in files]
    for file, code, version in sorted(named, key=lambda found: version_key(found[2]), reverse=True):
        yield Available(code, version, file, frozen=True)


def available(paths: Sequence[Path] = ()) -> tuple[Available, ...]:
    """Every pack that can be opened, in the order in which places count."""
    return tuple(found for place in _places(paths) for found in _in(place))


def find(code: str, version: str | None = None, *, paths: Sequence[Path] = ()) -> Available:
    """Where a pack lies. Without `version`, the first place that has the pack decides.

    Raises `ProblemError`: `no-pack` (with near names), `no-pack-version` (with the versions there are).
    """
    seen: list[Available] = []
    for place in _places(paths):
        for found in _in(place):
            if found.code == code and version in (None, found.version):
                return found
            seen.append(found)
    versions = sorted({found.version for found in seen if found.code == code}, key=version_key)
    if versions:
        raise ProblemError(_no_version(code, version or "", versions))
    raise ProblemError(_no_pack(code, sorted({found.code for found in seen}), paths))


def read_bundle(found: Available, *, paths: Sequence[Path] = ()) -> Bundle:
    """The files of a pack that was found, and of the packs it depends on (a frozen one brings its own)."""
    if not found.frozen:
        return bundle_of(found.path, paths=paths)
    bundle = open_frozen(found.path.read_bytes(), name=found.path.name)
    manifest = manifest_of(bundle.files)
    if (manifest.id, manifest.version) != (found.code, found.version):
        raise ProblemError(_renamed(found, manifest.id, manifest.version))
    return bundle


def bundle_of(folder: Path, *, paths: Sequence[Path] = ()) -> Bundle:
    """The pack in a folder with what it depends on; siblings of the folder are looked through first.

    Raises `ProblemError`: what `read_folder` and `find` raise, mistakes in pack.toml, `depends-circle`.
    """
    packs: dict[str, PackFiles] = {}
    code = _gather(folder, [folder.parent, *paths], (), packs)
    return Bundle(code, packs)


def _gather(folder: Path, paths: Sequence[Path], above: tuple[str, ...], packs: dict[str, PackFiles]) -> str:
    files = read_folder(folder)
    manifest = manifest_of(files)
    if manifest.id in above:
        raise ProblemError(_circle(folder, (*above, manifest.id)))
    for needed in manifest.depends:
        if needed not in packs:
            found = find(needed, paths=paths)
            if found.frozen:
                packs.update(read_bundle(found).packs)
            else:
                _gather(found.path, paths, (*above, manifest.id), packs)
    packs[manifest.id] = files
    return manifest.id


def _no_pack(code: str, codes: Sequence[str], paths: Sequence[Path]) -> Problem:
    near = get_close_matches(code, codes, n=2)
    looked = ", ".join(str(path) for path in [*paths, shipped()])
    return Problem(
        code="no-pack",
        what=f"There is no pack `{code}`.",
        place=Place(field="pack"),
        expected=f"one of: {', '.join(codes) or '(none was found)'}; looked in {looked} and in what is installed.",
        remedy=f"Did you mean `{near[0]}`?" if near else "Correct the code, or name the folder that holds the pack.",
    )


def _no_version(code: str, version: str, versions: Sequence[str]) -> Problem:
    return Problem(
        code="no-pack-version",
        what=f"The pack `{code}` is not here in version {version}.",
        place=Place(field="version"),
        expected=f"one of: {', '.join(versions)}.",
        remedy=f"Choose one of these, or put {code}-{version}{SUFFIX} into a folder that is looked through.",
    )


def _renamed(found: Available, code: str, version: str) -> Problem:
    return Problem(
        code="frozen-name",
        what=f"The file {found.path.name} holds the pack {code} in version {version}.",
        place=Place(file=str(found.path)),
        expected=f"the file name {code}-{version}{SUFFIX}.",
        remedy="Give the file back the name under which it was frozen.",
    )


def _circle(folder: Path, chain: tuple[str, ...]) -> Problem:
    return Problem(
        code="depends-circle",
        what=f"The packs depend on each other in a circle: {' > '.join(chain)}.",
        place=Place(file=str(folder / PACK_FILE), field="depends"),
        expected="dependencies that end at packs that depend on nothing.",
        remedy="Take one of these out of `depends`.",
    )
