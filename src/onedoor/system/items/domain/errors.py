"""Why something about the catalogue is refused."""

from onedoor.kernel.errors import Missing


class OfferingMissing(Missing):
    """There is no such offering, or no such version of it."""

    code = "items.offering_missing"


class EntryMissing(Missing):
    """There is no such item in the catalogue."""

    code = "items.entry_missing"
