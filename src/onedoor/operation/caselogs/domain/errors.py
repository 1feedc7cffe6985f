"""Why a log or its map cannot be read."""

from onedoor.kernel.errors import Invalid, Missing


class LogUnreadable(Invalid):
    """The file is no log that can be read; the fact ``why`` says what is wrong."""

    code = "caselogs.unreadable"


class MapUnreadable(Invalid):
    """The map does not say which columns to read; the fact ``why`` says what is wrong."""

    code = "caselogs.map_unreadable"


class LogMissing(Missing):
    """Nothing was imported from a system of this name."""

    code = "caselogs.missing"
