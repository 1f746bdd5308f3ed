"""Materials of one item: from rows of a worksheet to requirements, and back."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from catalog.core.intake import codes
from catalog.core.intake.faults import Fault
from catalog.core.intake.known import Content, Known, condition, condition_text
from catalog.core.lint.materials import is_vague
from catalog.core.materialname import MaterialName, taken_apart

NOTHING = frozenset(("无", "无需提交", "无需材料", "不需要", "免提交材料", "无材料", "/", "-", "—"))
BY_DICTIONARY = "按材料库"
COLUMNS = (
    "group", "paper", "material", "exact", "result_of", "holders", "supply", "original", "copies",
    "how", "when",
)  # fmt: skip
"""The columns an export fills, in order."""

Paper = Mapping[str, str]


def requirements(
    papers: Sequence[Paper], known: Known, holder: str
) -> tuple[list[Content], list[str]]:
    """(requirements, names the dictionary lacks); ``holder`` owns what names nobody.

    A name the dictionary lacks stands in place of the material's id, so that lint holds the
    item back until somebody has decided. Rows of one 任选组 are alternatives. Raises Fault.
    """
    found: list[Content] = []
    groups: dict[str, Content] = {}
    unknown: list[str] = []
    for paper in papers:
        if (
            paper.get("paper", "") in NOTHING
            and not paper.get("material")
            and not paper.get("result_of")
        ):
            continue
        document, missing = _remembered(paper, known, holder)
        if missing:
            unknown.append(missing)
        when = condition(paper["when"], known) if paper.get("when") else {}
        if group := paper.get("group"):
            if group in groups:
                groups[group]["any_of"].append(document)
                continue
            groups[group] = need = {"any_of": [document]}
        else:
            need = document
        found.append(need | {"when": when} if when else need)
        if group and when:
            groups[group] = found[-1]
    return found, unknown


def _remembered(paper: Paper, known: Known, holder: str) -> tuple[Content, str]:
    """(document, the name the dictionary lacks or ""); names repeat, so they are looked up once
    and shared, but for those whose material is still to be named."""
    key = (holder, *paper.items())
    if key not in known.documents:
        unknown: list[str] = []
        document = _document(paper, known, holder, unknown)
        known.documents[key] = (document, unknown[0] if unknown else "")
    document, missing = known.documents[key]
    return (dict(document) if missing else document), missing


def _document(paper: Paper, known: Known, holder: str, unknown: list[str]) -> Content:
    if slug := paper.get("result_of"):
        if slug not in known.rows["item"]:
            raise Fault(f"没有事项“{slug}”", "填目录里已有的事项标识")
        return _described({"result_of": slug}, paper, MaterialName(""), known, (holder,))
    if slug := paper.get("material"):
        if slug not in known.rows["material"]:
            raise Fault(f"材料库里没有“{slug}”", "填材料库里的标识，或清空这一格只写材料名称")
        return _described({"material": slug}, paper, MaterialName(""), known, (holder,))
    written = taken_apart(paper.get("paper", ""))
    if not written.name:
        raise Fault("这一行没有材料名称", "填上材料名称，或删去这一行")
    if is_vague(written.name):
        raise Fault(
            f"“{written.name}”说不清要带什么", "逐项写出具体材料的名称；没有具体要求的，删去这一项"
        )
    material, owners = _looked_up(written.name, known, holder)
    if material is None:
        unknown.append(written.name)
    return _described({"material": material or written.name}, paper, written, known, owners)


def _looked_up(name: str, known: Known, holder: str) -> tuple[str | None, tuple[str, ...]]:
    """(material or None, whose it is)."""
    whole = known.material(name)
    owners, rest = _owners(name, known)
    if whole:
        return whole[0], whole[1] or owners or known.usual_holders(whole[0]) or (holder,)
    for shorter in (rest, name.split("（")[0], rest.split("（")[0]):
        if shorter and (found := known.material(shorter)):
            return found[0], found[1] or owners or known.usual_holders(found[0]) or (holder,)
    return None, owners or (holder,)


def _owners(name: str, known: Known) -> tuple[tuple[str, ...], str]:
    """(holders a name begins with, the rest of it)."""
    means = known.tables["holders"].means
    for length in range(min(len(name) - 1, 12), 1, -1):
        if value := means.get(codes.folded(name[:length])):
            return tuple(value.split("、")), name[length:].lstrip("的")
    return (), name


def _described(
    start: Content, paper: Paper, written: MaterialName, known: Known, owners: tuple[str, ...]
) -> Content:
    document = start | {"holders": _holders(paper.get("holders", ""), known) or list(owners)}
    if exact := paper.get("exact"):
        document["name"] = exact
    supply = _supply(paper.get("supply", ""), known)
    if supply:
        document["supply"] = supply
    copies = _number(paper["copies"], "复印件份数") if paper.get("copies") else written.copies
    original = written.original
    if stated := paper.get("original"):
        original = stated not in ("否", "0", "不收", "N", "无")
    if copies:
        document["copies"] = copies
    if not original:
        document["original"] = False
    if note := "，".join(dict.fromkeys(part for part in _notes(paper, written) if part)):
        document["note"] = note
    return document


def _notes(paper: Paper, written: MaterialName) -> Iterable[str]:
    yield written.note
    yield paper.get("how", "")
    if paper.get("form") and "纸质" not in paper["form"] and not paper["form"].isdigit():
        yield paper["form"]
    need = paper.get("need", "")
    yield {"非必要": "有就带上", "容缺后补": "可以先受理、后补交"}.get(need, "")


def _holders(text: str, known: Known) -> list[str]:
    if not text:
        return []
    table = known.tables["holders"]
    labels = {
        codes.folded(label): value for value, label in known.labels.get("holders", {}).items()
    }
    found: list[str] = []
    for part in _parts(text, labels):
        value = labels.get(codes.folded(part)) or table.value(part)
        if value is None:
            raise Fault(
                f"不认识持有人“{part}”",
                f"可填：{'、'.join(known.labels.get('holders', {}).values())}",
            )
        found += value.split("、")
    return found


def _parts(text: str, labels: Mapping[str, str]) -> list[str]:
    parts = [part.strip() for part in text.replace("；", "\n").replace(";", "\n").split("\n")]
    found: list[str] = []
    for part in parts:
        found += [part] if codes.folded(part) in labels else codes.split(part)
    return found


def _supply(text: str, known: Known) -> str:
    if not text:
        return ""
    labels = {label: value for value, label in known.labels.get("supplies", {}).items()}
    value = labels.get(text) or known.tables["supplies"].value(text)
    if value is None:
        raise Fault(f"来源渠道“{text}”不在代码对照里", "到“代码对照”补一条，或改成已有的写法")
    return "" if value == BY_DICTIONARY else value


def _number(text: str, what: str) -> int:
    digits = text.rstrip("份张套")
    if not digits.isdigit() or int(digits) > 99:
        raise Fault(f"{what}应是 0 到 99 的整数，现在是“{text}”", "只写数字")
    return int(digits)


def written(needs: Iterable[Content], known: Known) -> list[dict[str, str]]:
    """Requirements as rows of the materials sheet; the other way of ``requirements``."""
    found = []
    for number, need in enumerate(needs, 1):
        documents = need.get("any_of") or [need]
        group = str(number) if len(documents) > 1 else ""
        for document in documents:
            found.append(
                _row(document, known)
                | {"group": group, "when": condition_text(need.get("when", {}))}
            )
    return found


def _row(document: Content, known: Known) -> dict[str, str]:
    material = document.get("material", "")
    row = known.rows["material"].get(material)
    labels = known.labels.get("holders", {})
    supply = document.get("supply", "")
    return {
        "paper": row.content["name"] if row else material,
        "material": material if row else "",
        "exact": document.get("name", ""),
        "result_of": document.get("result_of", ""),
        "holders": "；".join(labels.get(each, each) for each in document.get("holders", ())),
        "supply": known.labels.get("supplies", {}).get(supply, supply),
        "original": "" if document.get("original", True) else "否",
        "copies": str(document["copies"]) if document.get("copies") else "",
        "how": document.get("note", ""),
    }


def mentioned(needs: Iterable[Content]) -> set[Any]:
    """The materials and results named, whatever the structure around them."""
    return {
        document.get("material") or document.get("result_of")
        for need in needs
        for document in (need.get("any_of") or [need])
    }
