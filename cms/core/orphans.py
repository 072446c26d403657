"""Files that no row knows, and rows whose file is gone."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import FileField, Model
from django.utils import timezone

from cms.core.models import Rendition, SiteImage

# Whoever uploads at this moment has a file already and a row not yet.
YOUNGEST = datetime.timedelta(days=1)


@dataclass(frozen=True)
class LostFile:
    """A stored file that no row knows: its size in bytes, and when it was last written."""

    name: str
    size: int
    written: datetime.datetime

    @property
    def may_go(self) -> bool:
        return self.written < timezone.now() - YOUNGEST


@dataclass(frozen=True)
class LostRow:
    """A row whose file is not there."""

    row: str
    name: str


def lost_files() -> list[LostFile]:
    """Stored files that no row knows, by name."""
    known = {name for name, _model, _pk in named_in_rows()}
    lost = sorted(name for name in stored() if name not in known)
    return [LostFile(name, default_storage.size(name), written(name)) for name in lost]


def lost_rows() -> list[LostRow]:
    """Rows whose file is not there; those of sizes are made again by `forget_lost_sizes`."""
    there = set(stored())
    return [
        LostRow(f"{model._meta.label_lower} {pk}", name) for name, model, pk in named_in_rows() if name not in there
    ]


def delete_lost_files(files: list[LostFile]) -> int:
    """Delete those that are old enough and still known to no row; answers how many."""
    known = {name for name, _model, _pk in named_in_rows()}
    going = [file for file in files if file.may_go and file.name not in known]
    for file in going:
        default_storage.delete(file.name)
    return len(going)


def forget_lost_sizes() -> int:
    """Delete the rows of sizes whose file is not there, so that they are made again; answers how many."""
    there = set(stored())
    lost = [row for row in Rendition.objects.select_related("image") if row.file.name not in there]
    for row in lost:
        row.delete()
    SiteImage.objects.filter(pk__in={row.image_id for row in lost}).update(sizes="")
    return len(lost)


def named_in_rows() -> Iterator[tuple[str, type[Model], object]]:
    """The names of files in all rows of all models that use the default storage."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, FileField) and field.storage == default_storage:
                for pk, name in model._base_manager.exclude(**{field.name: ""}).values_list("pk", field.name):
                    if name:
                        yield name, model, pk


def stored(folder: str = "") -> Iterator[str]:
    """The names of all files of the default storage."""
    if folder and not default_storage.exists(folder):
        return
    folders, files = default_storage.listdir(folder)
    prefix = f"{folder}/" if folder else ""
    for name in files:
        yield prefix + name
    for name in folders:
        yield from stored(prefix + name)


def written(name: str) -> datetime.datetime:
    return default_storage.get_modified_time(name)
