"""Every page of the site: its route, an address of it, who looks at it, what it may cost.

A new page goes into ``PAGES``; a route that answers no page of its own into ``NO_PAGE``.
``{words}`` of an address come from ``stage``.
"""

import re
from dataclasses import dataclass

MOST_QUERIES = 20


@dataclass(frozen=True, slots=True)
class Page:
    """One page: ``route`` is the name of its URL, ``who`` a person of the stage."""

    route: str
    path: str
    who: str = ""
    queries: int = 12
    status: int = 200

    @property
    def id(self) -> str:
        """Return a short name, for test ids and pictures."""
        words = re.sub(r"\W+", "-", f"{self.path} {self.who}").strip("-")
        return words or "home"


_GUIDE = "/items/{offering}/"
_ANSWERED = f"{_GUIDE}?by_agent=no&trade=catering&projects=cold&web=no"
_DRAFT = "/drafts/{begun}/"
_ASKED = ("applicant", "business", "premises", "trade_details", "receiving", "declarations")

PUBLIC = (
    Page("portal:home", "/"),
    Page("portal:search", "/search/"),
    Page("portal:search", "/search/?q=spjyxk"),
    Page("portal:search", "/search/?q=zzzz"),
    Page("portal:browse", "/items/"),
    Page("portal:browse", "/items/?audience=business"),
    Page("portal:guide", _GUIDE),
    Page("portal:guide", _ANSWERED),
    Page("portal:notice", f"{_GUIDE}notice/?by_agent=yes&trade=sales&projects=packed&web=no"),
    Page("portal:copy", "{copy}"),
    Page("portal:copy", "/v/items/{offering}/1-0000000000000000/", status=404),
    Page("portal:progress", "/progress/"),
    Page("portal:progress", "/progress/?code={code_accepted}"),
    Page("portal:verify", "/v/"),
    Page("portal:verified", "/v/{proof_licence}/"),
    Page("portal:verified", "/v/ABCDEFGHJKLMNP/", status=404),
    Page("about:accessibility", "/about/accessibility/"),
    Page("about:help", "/about/help/"),
    Page("about:privacy", "/about/privacy/"),
    Page("law:index", "/law/"),
    Page("law:log", "/law/log/"),
    Page("law:bases", "/law/bases/"),
    Page("law:proofs", "/law/proofs/"),
    Page("law:act", "/law/adl/"),
    Page("law:article", "/law/hami/25/"),
    Page("people:sign_in", "/sign-in/"),
    Page("people:notice", "/sign-in/notice/"),
    Page("account_login", "/staff/login/"),
    Page("ui:catalogue", "/ui/"),
    Page("ui:catalogue_desk", "/ui/desk/"),
    Page("ui:catalogue_kiosk", "/ui/kiosk/5/"),
    Page("", "/no-such-page/", status=404),
)
APPLICANTS = (
    Page("portal:home", "/", "firm"),
    Page("portal:apply", "/apply/{offering}/", "firm"),
    Page("portal:draft", _DRAFT, "firm"),
    *(Page("portal:question", f"{_DRAFT}form/{page}/", "firm") for page in _ASKED),
    Page("portal:row", f"{_DRAFT}form/managers/0/", "firm"),
    Page("portal:question", "/drafts/{filled}/form/managers/", "filled_in"),
    Page("portal:materials", f"{_DRAFT}materials/", "firm"),
    Page("portal:material", f"{_DRAFT}materials/layout/", "firm"),
    Page("portal:materials", "/drafts/{filled}/materials/", "filled_in"),
    Page("portal:material", "/drafts/{filled}/materials/layout/", "filled_in"),
    Page("portal:check", f"{_DRAFT}check/", "firm"),
    Page("portal:check", "/drafts/{filled}/check/", "filled_in"),
    Page("portal:discard", f"{_DRAFT}discard/", "firm"),
    Page("portal:mine", "/mine/", "firm"),
    Page("portal:mine", "/mine/", "of_awaiting_supplement"),
    *(
        Page("portal:case", f"/cases/{{case_{state}}}/", f"of_{state}", queries=14)
        for state in (
            "submitted", "accepted", "awaiting_supplement", "paused", "granted", "delivered",
            "refused", "declined", "withdrawn",
        )
    ),
    Page("portal:submitted", "/cases/{case_submitted}/submitted/", "of_submitted"),
    Page("portal:supply", "/cases/{case_awaiting_supplement}/supply/", "of_awaiting_supplement"),
    Page("portal:withdraw", "/cases/{case_accepted}/withdraw/", "of_accepted"),
    Page("portal:document", "/cases/{case_delivered}/papers/{paper_licence}/", "of_delivered"),
    Page("portal:document", "/cases/{case_delivered}/papers/{receipt_delivered}/", "of_delivered"),
    Page("portal:document", "/cases/{case_refused}/papers/{paper_refusal}/", "of_refused"),
    Page("portal:rate", "/rate/{case_delivered}/", "of_delivered"),
    Page("portal:rated", "/rate/{case_delivered}/thanks/", "of_delivered"),
    Page("portal:me", "/me/", "filled_in"),
    Page("portal:contact", "/me/contact/", "filled_in"),
    Page("portal:agents", "/me/agents/", "filled_in"),
    Page("portal:entrust", "/me/agents/new/", "filled_in"),
    Page("portal:revoke", "/me/agents/{authorisation}/revoke/", "filled_in"),
    Page("portal:switch", "/me/switch/", "filled_in"),
    Page("portal:looks", "/me/looks/", "filled_in"),
)  # fmt: skip
_WRITTEN = "/desk/items/drafts/{written}/"
_CASES = (
    ("submitted", "receiver"),
    ("received", "accepter"),
    ("awaiting_supplement", "accepter"),
    ("accepted", "reviewer"),
    ("paused", "reviewer"),
    ("reviewed", "decider"),
    ("granted", "issuer"),
    ("issued", "deliverer"),
    ("delivered", "receiver"),
    ("refused", "receiver"),
    ("declined", "receiver"),
    ("withdrawn", "receiver"),
)
_MOVES = (
    ("submitted", "receive", "receiver"),
    ("received", "accept", "accepter"),
    ("received", "decline", "accepter"),
    ("accepted", "pause", "reviewer"),
    ("paused", "resume", "reviewer"),
    ("reviewed", "extend", "decider"),
    ("reviewed", "grant", "decider"),
    ("reviewed", "refuse", "decider"),
    ("granted", "issue", "issuer"),
    ("issued", "deliver", "deliverer"),
)
STAFF = (
    Page("desk:home", "/desk/", "system"),
    Page("desk:inbox", "/desk/inbox/", "reviewer"),
    Page("desk:inbox", "/desk/inbox/?shelf=overdue", "reviewer"),
    Page("desk:search", "/desk/search/?q=11650502", "receiver"),
    *(Page("desk:case", f"/desk/case/{{case_{state}}}/", who, queries=18) for state, who in _CASES),
    *(
        Page("desk:move", f"/desk/case/{{case_{state}}}/move/{word}/", who)
        for state, word, who in _MOVES
    ),
    Page("desk:ask", "/desk/case/{case_received}/move/ask_for_supplement/", "accepter"),
    Page("desk:supply", "/desk/case/{case_awaiting_supplement}/move/supply/", "clerk"),
    Page("desk:counter", "/desk/counter/", "clerk"),
    Page("desk:counter_items", "/desk/counter/{firm}/", "clerk"),
    Page("desk:take_in", "/desk/counter/{firm}/{offering}/", "clerk"),
    Page("desk:taken", "/desk/counter/taken/{case_received}/", "clerk"),
    Page("desk:tickets", "/desk/ratings/", "handler"),
    Page("desk:tickets", "/desk/ratings/?show=all", "supervisor"),
    Page("desk:ticket", "/desk/ratings/{ticket_open}/", "handler"),
    Page("desk:ticket", "/desk/ratings/{ticket_done}/", "manager"),
    Page("desk:copies", "/desk/copies/", "manager"),
    Page("desk:supervision", "/desk/supervision/", "supervisor", queries=15),
    Page("desk:items", "/desk/items/", "handler"),
    Page("desk:item_standing", "/desk/items/standing/{item}/", "handler"),
    Page("desk:item_new", "/desk/items/new/?q=spjyxk", "handler", queries=14),
    Page("desk:item_draft", _WRITTEN, "handler", queries=16),
    Page("desk:item_sheet", f"{_WRITTEN}identity/", "handler", queries=18),
    Page("desk:item_sheet", f"{_WRITTEN}flow/", "handler", queries=18),
    Page("desk:item_sheet", f"{_WRITTEN}materials/{{material}}/", "handler", queries=18),
    Page("desk:item_condition", f"{_WRITTEN}situations/condition/new/", "handler", queries=16),
    Page("desk:item_preview", f"{_WRITTEN}preview/counter/", "handler", queries=16),
    Page("desk:item_preview", f"{_WRITTEN}preview/print/", "handler", queries=16),
    Page("desk:item_compare", f"{_WRITTEN}compare/", "handler", queries=18),
    Page("desk:settings", "/desk/settings/", "system"),
    Page("desk:setting", "/desk/settings/{setting}/", "system"),
    Page("desk:proposal", "/desk/settings/proposals/{proposal}/", "system"),
    Page("desk:codes", "/desk/settings/codes/", "system"),
    Page("desk:code_list", "/desk/settings/codes/{list}/", "system"),
    Page("desk:calendar", "/desk/settings/calendar/", "system", queries=18),
    Page("desk:calendar_take", "/desk/settings/calendar/import/", "system"),
    Page("desk:bodies", "/desk/settings/bodies/", "system"),
    Page("desk:bodies_take", "/desk/settings/bodies/import/", "system"),
    Page("desk:body", "/desk/settings/bodies/{centre}/", "system"),
    Page("desk:deliveries", "/desk/deliveries/", "system"),
    Page("desk:accounts", "/desk/accounts/", "security"),
    Page("desk:audit", "/desk/audit/", "audit"),
    Page("desk:audit", "/desk/audit/?show=administrators", "audit"),
    Page("desk:audit", "/desk/audit/?subject=no-such-number", "audit"),
    Page("desk:account_new", "/desk/accounts/new/", "security"),
    Page("desk:staff_sheet", "/desk/accounts/sheet/", "security"),
    Page("desk:clients", "/desk/clients/", "security"),
    Page("desk:client_new", "/desk/clients/new/", "security"),
    Page("desk:client", "/desk/clients/{client}/", "security"),
    Page("desk:client_act", "/desk/clients/{client}/confirm/", "security"),
    Page("desk:account", "/desk/accounts/650502003/", "security"),
    Page("desk:account_act", "/desk/accounts/650502003/password/", "security"),
    Page("mfa_index", "/staff/2fa/", "receiver"),
    Page("mfa_list_webauthn", "/staff/2fa/keys/", "receiver"),
    Page("mfa_view_recovery_codes", "/staff/2fa/recovery-codes/", "fresh"),
    Page("usersessions_list", "/staff/sessions/", "receiver"),
    Page("account_logout", "/staff/logout/", "receiver"),
    Page("account_reauthenticate", "/staff/reauthenticate/", "receiver"),
    Page("account_change_password", "/staff/password/", "receiver"),
    Page("mfa_reauthenticate", "/staff/2fa/reauthenticate/", "receiver"),
    Page("mfa_activate_totp", "/staff/2fa/totp/", "unbound"),
    Page("mfa_deactivate_totp", "/staff/2fa/totp/remove/", "fresh"),
    Page("mfa_generate_recovery_codes", "/staff/2fa/recovery-codes/new/", "fresh"),
    Page("mfa_add_webauthn", "/staff/2fa/keys/add/", "fresh"),
    Page("mfa_list_webauthn", "/staff/2fa/keys/", "fresh"),
    Page("mfa_remove_webauthn", "/staff/2fa/keys/{key}/remove/", "fresh"),
    Page("mfa_reauthenticate_webauthn", "/staff/2fa/keys/reauthenticate/", "fresh"),
)
PAGES = (*PUBLIC, *APPLICANTS, *STAFF)

_SENT = "takes what a form sent, and leads on"
_FILE = "gives a file"
_KIOSK = "a screen of the kiosk, which has its own measures: test_kiosk"
NO_PAGE = {
    **{
        f"api:{name}": "answers programs"
        for name in (
            "document",
            "missing",
            "missing_path",
            "offerings",
            "offerings_code",
            "offerings_code_form",
            "cases",
            "cases_number",
            "cases_number_supplement",
        )
    },
    "portal:drop_row": _SENT,
    "portal:detach": _SENT,
    "portal:document_pdf": _FILE,
    "portal:receipt": "leads to the paper, which is a page of its own",
    "portal:file": _FILE,
    "portal:flow_file": _FILE,
    "portal:kiosk": _KIOSK,
    "portal:kiosk_items": _KIOSK,
    "portal:kiosk_sections": _KIOSK,
    "portal:kiosk_section": _KIOSK,
    "portal:notice_pdf": _FILE,
    "portal:machine": _FILE,
    "portal:copy_report": "answers a screen that says what it shows",
    "portal:form_blank": _FILE,
    "portal:form_sample": _FILE,
    "portal:form_schema": _FILE,
    "portal:original": _FILE,
    "desk:image": _FILE,
    "desk:numbers": "shows the page of the case, with its numbers",
    "desk:version": "opens only while a case is under a replaced version",
    "desk:paper": _FILE,
    "desk:review": _SENT,
    "desk:counter_check": "gives a part of a page",
    "desk:body_end": _SENT,
    "desk:item_file": _FILE,
    "desk:item_blank": _FILE,
    "desk:item_notice": _FILE,
    "desk:retry_delivery": _SENT,
    "desk:ticket_assign": _SENT,
    "desk:ticket_call_back": _SENT,
    "desk:ticket_rectify": _SENT,
    "desk:ticket_feed_back": _SENT,
    "desk:ticket_phone": _SENT,
    "desk:ticket_follow_up": _SENT,
    "desk:ticket_settle": _SENT,
    "ui:catalogue_sent": _SENT,
    "ui:preferences": _SENT,
    "people:callback": "takes the answer of the identity system, and leads on",
    "people:demo_identities": "stands in for the identity system, in the demo only",
    "people:sign_out": _SENT,
    "mfa_totp_image": _FILE,
    "mfa_authenticate": "stands between password and desk; every journey of staff passes it",
}
