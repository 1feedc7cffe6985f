"""公开验证: the journal's key and checkpoints, and the proof for a receipt."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from onedoor.journal import api as journal
from onedoor.kernel.access import public
from onedoor.law.articles import ESL, HAMI, shows

LONGEST = 120  # of a receipt; a longer text is none


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to a receipt: unreadable, unsealed, wrong or proved."""

    said: str
    proof: journal.Inclusion | None = None

    @property
    def path(self) -> tuple[str, ...]:
        return tuple(step.hex() for step in self.proof.path) if self.proof else ()


@shows(HAMI(29, item=8), ESL(8))
@public
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """Show by what anybody checks that no record was changed, and check a receipt."""
    receipt = request.GET.get("receipt", "").strip()[: LONGEST + 1]
    context = {
        "key": str(journal.newest_key()),
        "heads": journal.heads(),
        "receipt": receipt,
        "answer": _answer(receipt) if receipt else None,
    }
    return render(request, "law/log.html", context)


def _answer(text: str) -> Answer:
    receipt = journal.parsed_receipt(text)
    if receipt is None:
        return Answer("unreadable")
    proof = journal.inclusion_proof(receipt)
    if proof is None:
        return Answer("unsealed")
    return Answer("proved" if proof.holds else "wrong", proof)


urlpatterns = [path("log/", log, name="log")]
