"""One row of materials as the document it asks for."""

from collections.abc import Iterable, Mapping

from catalog.core.intake import codes
from catalog.core.intake.faults import Fault
from catalog.core.intake.known import Content, Known
from catalog.core.lint.materials import is_vague
from catalog.core.materialname import MaterialName, taken_apart

BY_DICTIONARY = "按材料库"

Paper = Mapping[str, str]


def document(paper: Paper, known: Known, holder: str) -> tuple[Content, str]:
    """(document, the name the dictionary lacks or ""); ``holder`` owns what names nobody.

    Raises Fault.
    """
    if slug := paper.get("result_of"):
        if slug not in known.rows["item"]:
            raise Fault(f"没有事项“{slug}”", "填目录里已有的事项标识", field="result_of")
        return _described({"result_of": slug}, paper, MaterialName(""), known, (holder,)), ""
    if slug := paper.get("material"):
        if slug not in known.rows["material"]:
            fix = "填材料库里的标识，或清空这一格只写材料名称"
            raise Fault(f"材料库里没有“{slug}”", fix, field="material")
        return _described({"material": slug}, paper, MaterialName(""), known, (holder,)), ""
    written = taken_apart(paper.get("paper", ""))
    if not written.name:
        raise Fault("这一行没有材料名称", "填上材料名称，或删去这一行", field="paper")
    if is_vague(written.name):
        fix = "逐项写出具体材料的名称；没有具体要求的，删去这一项"
        raise Fault(f"“{written.name}”说不清要带什么", fix, field="paper")
    material, owners = _looked_up(written.name, known, holder)
    made = _described({"material": material or written.name}, paper, written, known, owners)
    return made, "" if material else written.name


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
                ("holders", part),
                "holders",
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
        fix = "到“代码对照”补一条，或改成已有的写法"
        raise Fault(f"来源渠道“{text}”不在代码对照里", fix, ("supplies", text), "supply")
    return "" if value == BY_DICTIONARY else value


def _number(text: str, what: str) -> int:
    digits = text.rstrip("份张套")
    if not digits.isdigit() or int(digits) > 99:
        raise Fault(f"{what}应是 0 到 99 的整数，现在是“{text}”", "只写数字", field="copies")
    return int(digits)
