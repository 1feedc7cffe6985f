"""What became of a paper that is no longer in force, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.operation.documents import api as documents

GONE: Mapping[documents.DocumentState, str | Promise] = {
    documents.DocumentState.REPLACED: _("已被新文书替代"),
    documents.DocumentState.REVOKED: _("已撤销"),
}
