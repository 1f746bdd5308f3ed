"""An edition's own rules in words: what an item asks for, when it is in, what options do."""

from catalog.core.edition import Edition, Effect, Member, Requirement
from catalog.core.phrasing import condition
from catalog.core.wording import full_width


class Words:
    """Names and question numbers of one edition, for sentences about its rules."""

    def __init__(self, edition: Edition):
        self.edition = edition
        self.questions = {question.id: question for question in edition.questions}
        self.numbers = {question.id: n for n, question in enumerate(edition.questions, 1)}
        self.items = {member.item: member.name for member in edition.members}

    def when(self, condition_: dict[str, tuple[str, ...]]) -> str:
        """问题2选“是”，并且…; empty for always."""
        return condition(condition_, self.questions, self.numbers)

    def item(self, item: str) -> str:
        """“食品经营许可”."""
        return f"“{self.items.get(item, item)}”"

    def included(self, member: Member) -> str:
        """When the item is handled: 都要办, 自愿, a condition, or by an option's effect."""
        mode = member.include.mode
        if mode == "always":
            return "都要办"
        if mode == "optional":
            return "自愿加办"
        return (
            "，或".join(filter(None, (self.when(member.include.when), self._chosen(member)))) or "—"
        )

    def _chosen(self, member: Member) -> str:
        """The options whose effect brings the item in, unless its condition names them."""
        found: dict[str, tuple[str, ...]] = {}
        for question in self.edition.questions:
            options = tuple(
                option.value
                for option in question.options
                if any(e.do == "include" and e.item == member.item for e in option.effects)
            )
            if options and not set(options) <= set(member.include.when.get(question.id, ())):
                found[question.id] = options
        return "，或".join(self.when({question: options}) for question, options in found.items())

    def requirement(self, need: Requirement) -> str:
        """不动产权证书（卖方），或购房合同（买方）; with the condition in front."""
        ways = []
        for document in need.any_of:
            material = self.edition.materials.get(document.material)
            name = document.name or (material.name if material else document.material)
            holders = "、".join(self.edition.holders.get(h, h) for h in document.holders)
            copies = f"，复印{document.copies}份" if document.copies else ""
            ways.append(f"{name}（{holders}{copies}）")
        text = "，或".join(ways)
        when = self.when(need.when)
        return f"{when}时：{text}" if when else text

    def effect(self, effect: Effect) -> str:
        """要办“店招设置”; 转单办：…."""
        if effect.do in ("note", "leave_bundle", "offline_only"):
            heads = {"note": "告知", "leave_bundle": "转单办", "offline_only": "只能到窗口办"}
            return f"{heads[effect.do]}：{full_width(effect.text)}"
        if effect.do == "replace":
            return f"{self.item(effect.item)}改办{self.item(effect.with_item)}"
        if effect.do == "require" and effect.document:
            return (
                f"{self.item(effect.item)}加交{self.requirement(Requirement((effect.document,)))}"
            )
        return ("要办" if effect.do == "include" else "不办") + self.item(effect.item)
