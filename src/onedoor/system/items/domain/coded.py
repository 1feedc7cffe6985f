"""Which fields of an offering hold codes, of which list, and what our own codes are called."""

from collections.abc import Iterable, Mapping

from onedoor.system.forms.api import Text

Names = tuple[str, ...]
LISTS: Mapping[Names, str] = {
    ("task_type",): "item_types",
    ("power_source",): "power_sources",
    ("level",): "exercise_levels",
    ("body_nature",): "body_natures",
    ("limits", "unit"): "limit_units",
    ("limits", "legal_unit"): "limit_units",
    ("served",): "served_kinds",
    ("handling",): "handling_kinds",
    ("scope",): "service_ranges",
    ("citywide_mode",): "citywide_modes",
    ("result", "kind"): "result_types",
    ("online_depth",): "online_depths",
    ("business_topics",): "business_topics",
    ("person_topics",): "person_topics",
    ("form", "materials", "kind"): "material_types",
    ("form", "materials", "medium"): "material_forms",
    ("form", "materials", "source"): "material_sources",
}
_OWN: Mapping[Names, Mapping[str, Text]] = {
    ("channels",): {
        "online": Text("网上", "تور"),
        "counter": Text("窗口", "كۆزنەك"),
        "kiosk": Text("自助终端", "ئۆزلۈكىدىن مۇلازىمەت ئۈسكۈنىسى"),
        "post": Text("快递", "تېز پوچتا"),
    },
    ("audiences",): {
        "person": Text("个人", "شەخس"),
        "business": Text("法人", "قانۇنىي شەخس"),
    },
}


def called(
    lists: Mapping[str, Iterable[tuple[str, str]]],
) -> Mapping[Names, Mapping[str, Text]]:
    """Return what codes are called, by field: ``lists`` has the values and labels of each list.

    A national name binds in Chinese and stands beside its code.
    """
    of_lists = {
        names: {value: Text(f"{value} {label}") for value, label in lists.get(name, ())}
        for names, name in LISTS.items()
    }
    return {**of_lists, **_OWN}
