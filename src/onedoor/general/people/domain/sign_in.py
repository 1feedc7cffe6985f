"""What signing in is called in a session, and the notice that comes first."""

from onedoor.law.articles import PIPL, Provision

ACTING_FOR = "acting_for"  # where a session keeps in whose name its owner acts
KIOSK_UNTIL = "kiosk_until"  # until when a session at a terminal lasts at the most
NOTICE_VERSION = "2026-1"
NOTICE_BASIS: Provision = PIPL(17)
