"""Item codes: 12 places in the catalogue, 31 as one body offers it, 33 as it is handled.

Local codes of any shape, up to 64 characters, are kept as they are.
"""

import re
from hashlib import sha256

CODE_MAX = 64
LOCAL_MAX = 50
_CATALOGUE = re.compile(r"[0-9]{12}")
_OFFERING = re.compile(r"[0-9A-HJ-NPQRTUWXY]{18}[1-7][0-9]{12}")
_HANDLING = re.compile(r"[0-9]{2}")
_ANY = re.compile(r"[^\s\x00-\x1f]{1,64}")


def compose(*, body: str, level: str, catalogue_code: str) -> str:
    """Return the 31 places of an offering: body, level of exercise, catalogue code.

    Raises ValueError when the parts do not make one.
    """
    code = f"{body}{level}{catalogue_code}"
    if not _OFFERING.fullmatch(code):
        raise ValueError(code)
    return code


def handling(code: str, serial: int) -> str:
    """Return the 33 places of one way of handling an offering (业务办理项)."""
    return f"{code}{serial:02d}"


def is_handling_code(code: str, *, of: str) -> bool:
    """Return whether a code is that of one way of handling an offering."""
    return code.startswith(of) and bool(_HANDLING.fullmatch(code[len(of) :]))


def says_type(catalogue_code: str, task_type: str) -> bool:
    """Return whether the third and fourth place of a national code name this type (L1)."""
    return catalogue_code[2:4] == task_type


def is_local_code(code: str) -> bool:
    """Return whether a local code, of whatever shape, fits the exchange tables."""
    return len(code) <= LOCAL_MAX and is_any_code(code)


def is_catalogue_code(code: str) -> bool:
    """Return whether this is a national catalogue code."""
    return bool(_CATALOGUE.fullmatch(code))


def is_offering_code(code: str) -> bool:
    """Return whether this has the national shape of an offering's code."""
    return bool(_OFFERING.fullmatch(code))


def is_any_code(code: str) -> bool:
    """Return whether this may serve as a code at all, of whatever local shape."""
    return bool(_ANY.fullmatch(code))


def local(*, area: str, department: str, name: str) -> str:
    """Return a local code for an item that came without one: the same for the same item."""
    return f"LOCAL-{area[:6]}-{sha256(f'{department}|{name}'.encode()).hexdigest()[:16]}"
