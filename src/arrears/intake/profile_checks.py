"""From a profile's keys and values to a profile, or a sentence on what is wrong."""

from collections.abc import Mapping
from zoneinfo import available_timezones

import phonenumbers

from arrears.domain.words import Refusal, Words

from .columns import BY_KEY, HEAD_KEYS, LATENESS_KEYS, REQUIRED
from .dates import FORMS, is_form
from .encodings import ENCODINGS
from .headers import is_id_number, never_stored, tidy
from .money import UNITS, Unit
from .profile_parts import Control, Layout, Lender, Placement, Profile
from .profile_section import ProfileKeyMissing, Section
from .profile_text import Tree
from .vocabulary import CURRENCIES, PRODUCTS

OTHER_NAMES = {"utf8": "utf-8", "gbk": "gb18030", "gb2312": "gb18030"}
SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t"}
DECIMALS = {"point": ".", "comma": ","}
LONGEST_KEY, LONGEST_NAME = 40, 120
SECTIONS = (
    "lender", "placement", "file", "country", "zone", "columns", "constants", "money",
    "dates", "blank", "values", "ignore", "control",
)  # fmt: skip
MONEY_KEYS = tuple(key for key, column in BY_KEY.items() if column.kind == "money")
DEBTOR_KEYS = ("debtor_number", "id_number")
CONSTANT_KEYS = tuple(
    key
    for key, column in BY_KEY.items()
    if column.kind in {"word", "date", "flag", "count", "clock"}
)


class FieldNotStored(Refusal):
    """A field that we never store is mapped to a column that we do."""

    words = Words(
        "映射文件“{file}”把“{header}”（{field.zh}，{dat}）存到“{key}”，这类信息不保存。请把它列入 ignore。",
        "The profile “{file}” stores “{header}” ({field.en}, {dat}) as “{key}”; we never keep that. List it under ignore.",
    )


class IdNumberInClear(Refusal):
    """An identity card's number is mapped to a column that is kept in clear."""

    words = Words(
        "映射文件“{file}”把身份证号“{header}”存到“{key}”，身份证号不能明文保存。请改用 id_number。",
        "The profile “{file}” stores the ID number “{header}” as “{key}”; it may not be kept in clear. Map it to id_number.",
    )


def checked(tree: Tree, *, file: str, sha256: str) -> Profile:
    """
    Return the profile that the keys and values of `tree` describe.

    Raises ProfileKeyUnknown, ProfileKeyMissing, ProfileValueWrong, FieldNotStored,
    IdNumberInClear.
    """
    whole = Section(tree, file=file)
    whole.raise_unless_known(SECTIONS)
    money = whole.section("money", ("unit", "decimal", "units"))
    columns = _columns(whole)
    constants = _constants(whole)
    _raise_if_lacking(whole, {**columns, **constants})
    return Profile(
        file=file,
        sha256=sha256,
        lender=_lender(whole),
        placement=_placement(whole),
        layout=_layout(whole),
        columns=columns,
        constants=constants,
        unit=_unit(money, money.need("unit")),
        units=_units(money),
        decimal=money.choice("decimal", DECIMALS, default="point"),
        values=_values(whole),
        control=_control(whole),
        dates=_dates(whole),
        blank=whole.list("blank"),
        ignore=whole.list("ignore"),
        country=_country(whole),
        zone=_zone(whole, "zone", whole.text("zone", "Asia/Shanghai")),
    )


def _lender(whole: Section) -> Lender:
    lender = whole.section("lender", ("key", "name"))
    lender.need("key")
    lender.need("name")
    key, name = (
        lender.short("key", "", LONGEST_KEY),
        lender.short("name", "", LONGEST_NAME),
    )
    return Lender(key, name)


def _placement(whole: Section) -> Placement:
    placement = whole.section("placement", ("key", "hand", "starts_on", "ends_on"))
    starts_on, ends_on = placement.day("starts_on"), placement.day("ends_on")
    if starts_on and ends_on and ends_on < starts_on:
        raise placement.wrong("ends_on", ends_on, f"≥ {starts_on}")
    key = placement.short("key", "1", LONGEST_KEY)
    return Placement(key, placement.count("hand", 1), starts_on, ends_on)


def _layout(whole: Section) -> Layout:
    file = whole.section("file", ("encoding", "separator", "sheet", "header_line"))
    encodings = {name: name for name in ENCODINGS} | OTHER_NAMES
    spelled = {"": None} | SEPARATORS
    separator = file.text("separator")
    if separator not in spelled:
        raise file.wrong("separator", separator, "、".join(SEPARATORS))
    return Layout(
        encoding=file.choice("encoding", encodings, default="utf-8"),
        separator=spelled[separator],
        sheet=file.text("sheet") or None,
        header_line=file.count("header_line", 1),
    )


def _columns(whole: Section) -> dict[str, str]:
    columns = whole.section("columns", BY_KEY)
    mapped = {key: columns.need(key) for key in columns.named()}
    for key, header in mapped.items():
        field = never_stored(header)
        if field:
            figures = {"key": key, "header": header, "dat": field.dat}
            raise FieldNotStored(file=whole.file, field=field.words, **figures)
        if key != "id_number" and is_id_number(header):
            raise IdNumberInClear(file=whole.file, key=key, header=header)
    for one_of in (LATENESS_KEYS, DEBTOR_KEYS):
        both = [key for key in one_of if key in mapped]
        if len(both) > 1:
            raise columns.wrong(both[1], mapped[both[1]], " | ".join(one_of))
    return {key: tidy(header) for key, header in mapped.items()}


def _constants(whole: Section) -> dict[str, str]:
    constants = whole.section("constants", CONSTANT_KEYS)
    told = {key: constants.need(key) for key in constants.named()}
    for key, known in (("product", PRODUCTS), ("currency", CURRENCIES)):
        if key in told and told[key] not in known:
            allowed = sorted(set(known.values()))
            raise constants.wrong(key, told[key], "、".join(allowed))
    for key in ("as_of", "due_on", "opened_on"):
        day = constants.day(key)
        told |= {key: day.isoformat()} if day else {}
    if "zone" in told:
        _zone(constants, "zone", told["zone"])
    return told


def _raise_if_lacking(whole: Section, mapped: Mapping[str, str]) -> None:
    lacking = [f"columns.{key}" for key in REQUIRED if key not in mapped]
    if not any(key in mapped for key in ("owed", *HEAD_KEYS)):
        lacking.append("columns.owed | " + " | ".join(HEAD_KEYS))
    if not any(key in mapped for key in LATENESS_KEYS):
        lacking.append("columns." + " | ".join(LATENESS_KEYS))
    if lacking:
        raise ProfileKeyMissing(file=whole.file, key="、".join(lacking))


def _unit(section: Section, unit: str, key: str = "unit") -> Unit:
    if unit not in UNITS:
        raise section.wrong(key, unit, "、".join(UNITS))
    return "yuan" if unit == "yuan" else "fen"


def _units(money: Section) -> dict[str, Unit]:
    units = money.section("units", MONEY_KEYS)
    return {key: _unit(units, units.need(key), key) for key in units.named()}


def _values(whole: Section) -> dict[str, dict[str, str]]:
    values = whole.section("values", BY_KEY)
    below = {key: values.section(key) for key in values.named()}
    return {
        key: {cell: map_.text(cell) for cell in map_.named()}
        for key, map_ in below.items()
    }


def _dates(whole: Section) -> tuple[str, ...]:
    forms = whole.list("dates") or FORMS
    for form in forms:
        if not is_form(form):
            raise whole.wrong("dates", form, "、".join((*FORMS, "excel")))
    return forms


def _control(whole: Section) -> Control:
    control = whole.section("control", ("rows", "owed"))
    rows = control.count("rows", 1) if control.text("rows") else None
    if isinstance(control.raw("owed"), dict):
        owed = control.section("owed", CURRENCIES)
        return Control(rows, {key: owed.need(key) for key in owed.named()})
    total = control.text("owed")
    return Control(rows, {"": total} if total else {})


def _country(whole: Section) -> str:
    country = whole.text("country", "CN").upper()
    if country not in phonenumbers.SUPPORTED_REGIONS:
        raise whole.wrong("country", country, "CN、TW、HK …")
    return country


def _zone(section: Section, key: str, zone: str) -> str:
    if zone not in available_timezones():
        raise section.wrong(key, zone, "Asia/Shanghai、Asia/Taipei …")
    return zone
