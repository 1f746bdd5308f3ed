"""A catalogue small enough to hold in the head, for tests of the search."""

from catalog.matching.entry import Catalogue, Entry, Kind, Phrase, Redirect, Rewrite


def entry(kind: Kind, slug: str, title: str, *asks: str, members: tuple[str, ...] = ()) -> Entry:
    """An entry with its title and ways people ask; short ones count as names."""
    phrases = [Phrase(ask, "name" if len(ask) <= 5 else "ask") for ask in asks]
    return Entry(kind, slug, title, (Phrase(title, "title"), *phrases), members)


RESTAURANT = entry(
    "bundle",
    "canyin",
    "开办餐饮店“一件事”",
    "开饭馆",
    "面馆",
    "租个铺子卖饺子",
    "open a restaurant",
    members=("food_license",),
)
PHARMACY = entry("bundle", "yaodian", "药品零售“一件事”", "开药店", "药房", "卖药的店要办哪些证")
PHARMACY_LICENCE = entry(
    "licence", "yaopin", "药品零售行业综合许可证", "药店综合证", "药店要几个证，能不能合成一张"
)
BIRTH = entry(
    "bundle",
    "xinshenger",
    "新生儿出生“一件事”",
    "孩子出生",
    "孩子刚生下来要办啥",
    "孩子的户口和医保一起办",
    members=("hukou_birth",),
)
HUKOU = entry("item", "hukou_birth", "出生登记", "孩子上户口", "新生儿落户", "孩子两岁了才去上户口")
FOOD = entry("item", "food_license", "食品经营许可", "食品证", "卖熟食要的许可证")
UNEMPLOYED = entry("item", "unemp", "失业保险金申领", "失业金", "单位把我辞了，每月有没有生活费")
BARE = Entry("item", "bare", "人防工程竣工验收备案", (Phrase("人防工程竣工验收备案", "title"),))

DIVORCE = Redirect(
    "divorce",
    "离婚登记",
    "民政局婚姻登记处",
    "两个人一起去。",
    "near",
    ("想离婚", "离婚要带什么", "协议离婚去哪办", "两口子过不下去了想离"),
)
WEATHER = Redirect("weather", "天气", "", "", "far", ("出门要不要带伞", "后天刮风不", "夏天有多热"))

CATALOGUE = Catalogue(
    (RESTAURANT, PHARMACY, PHARMACY_LICENCE, BIRTH, HUKOU, FOOD, UNEMPLOYED, BARE),
    (DIVORCE, WEATHER),
    (
        Rewrite("碎娃", "孩子", "dialect"),
        Rewrite("药铺", "药店", "colloquial"),
        Rewrite("pharmacy", "药店", "english"),
    ),
)
