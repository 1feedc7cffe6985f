"""Why a call cannot even be looked at: its shape is wrong."""

from onedoor.kernel.errors import Invalid, Missing, Refused


class BodyUnreadable(Invalid):
    """The body is no JSON, or holds what no text may hold."""

    code = "interface.body_unreadable"


class BodyTooLarge(Invalid):
    """The body is larger than the setting ``clients.body_megabytes`` allows."""

    code = "interface.body_too_large"


class ContentTypeWrong(Invalid):
    """The body is said to be something else than JSON."""

    code = "interface.content_type_wrong"


class BodyInvalid(Invalid):
    """The body is JSON of another shape than the interface says; ``errors`` names each place."""

    code = "interface.body_invalid"


class QueryInvalid(Invalid):
    """A parameter of the address is wrong; ``errors`` names each."""

    code = "interface.query_invalid"


class PathMissing(Missing):
    """The interface has no such address."""

    code = "interface.path_missing"


class MethodWrong(Refused):
    """The address is there, but not for this method."""

    code = "interface.method_wrong"
