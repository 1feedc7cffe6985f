"""Editing a draft's document: each function returns a new document and changes none."""

from onedoor.system.items.domain.changes import changes
from onedoor.system.items.domain.editing.beginnings import begun, copied, recoded, renamed
from onedoor.system.items.domain.editing.documents import (
    Path,
    add,
    fresh,
    located,
    move,
    named,
    put,
    steps_to,
    value,
)
from onedoor.system.items.domain.editing.files import (
    LARGEST,
    FileNoOffering,
    FileOfAnother,
    read_file,
    read_part,
    replaced,
    write_file,
)
from onedoor.system.items.domain.editing.flows import (
    add_branch,
    add_outcome,
    insert_step,
    remove_step,
    retold,
)
from onedoor.system.items.domain.editing.forms import move_question, remove_row

__all__ = [
    "LARGEST",
    "FileNoOffering",
    "FileOfAnother",
    "Path",
    "add",
    "add_branch",
    "add_outcome",
    "begun",
    "changes",
    "copied",
    "fresh",
    "insert_step",
    "located",
    "move",
    "move_question",
    "named",
    "put",
    "read_file",
    "read_part",
    "recoded",
    "remove_row",
    "remove_step",
    "renamed",
    "replaced",
    "retold",
    "steps_to",
    "value",
    "write_file",
]
