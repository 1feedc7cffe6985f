"""The five things that must shrink, counted on a version (第四条)."""

from onedoor.system.items.domain.offering import Definition


def measured(what: Definition) -> dict[str, int]:
    """Return materials, steps, days, visits and fee of an offering."""
    own = [m for m in what.form.materials if not m.licence]
    return {
        "materials": len(own),
        "steps": len([step for step in what.flow.steps if step.within_limit]),
        "days": what.limits.promised_days,
        "visits": what.visits,
        "fee": int(sum((fee.amount for fee in what.fees), start=0)),
    }
