"""Personal data taken out of what people typed, before anything of it is kept."""

import re

_SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎"
    "鲁韦昌马苗凤花方俞任袁柳唐罗薛雷贺倪汤滕殷毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵"
    "湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐"
    "邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫经房裘缪干解应宗丁宣邓郁单杭洪包诸左石崔吉钮龚程嵇邢裴陆荣翁荀"
    "羊甄曲家封芮储靳汲松井段富巫乌焦巴弓牧车侯宓蓬全班仰秋仲伊宫宁仇栾甘厉戎祖武符刘景詹束龙叶司黎薄"
    "印宿白怀蒲从索赖卓屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂牛寿通边燕冀郏浦尚农温别"
    "庄晏柴瞿阎充慕连茹习艾鱼容向古易慎戈廖庾终居衡步都耿满弘匡国文寇广禄东欧沃利蔚越隆师巩聂晁勾敖融冷"
    "辛阚那简饶曾沙丰巢关相查红游权盖益桓公肖付代岳闫"
)
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_BIRTHDAY = r"(?:19|20)\d{2}[01]\d[0-3]\d"
_INTRODUCED = "我叫|我的名字叫|名字叫|名字是|名叫|姓名是|姓名|本人叫|他叫|她叫"
_NEXT = "想要来是在住今家的去户身电有"
"""Characters that often follow a name and do not belong to it."""
_RULES = tuple(
    (re.compile(pattern), instead)
    for pattern, instead in (
        (rf"(?<![0-9A-Za-z])[1-9]\d{{5}}{_BIRTHDAY}\d{{3}}[\dXx](?![0-9A-Za-z])", "〔身份证号〕"),
        (r"(?<!\d)[1-9]\d{14}(?!\d)", "〔身份证号〕"),
        (r"(?<!\d)(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)", "〔电话〕"),
        (r"(?<!\d)0\d{2,3}[- ]?\d{7,8}(?!\d)", "〔电话〕"),
        (rf"[{_PROVINCES}][A-Za-z][·• ]?[0-9A-Za-z]{{5,6}}(?![0-9A-Za-z])", "〔车牌〕"),
        (r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", "〔邮箱〕"),
        (r"(?<!\d)\d(?:[- ]?\d){6,}(?!\d)", "〔号码〕"),
        (r"[〇零一二三四五六七八九幺]{7,}", "〔号码〕"),  # as voice input writes it
        (
            rf"({_INTRODUCED})([:： ]?)[{_SURNAMES}](?:[\u4e00-\u9fff]{{1,2}}?"
            rf"(?=$|[^\u4e00-\u9fff]|[{_NEXT}])|[\u4e00-\u9fff]{{2}})",
            r"\1\2〔姓名〕",
        ),
        (rf"(姓)[{_SURNAMES}](?=$|[^\u4e00-\u9fff]|[{_NEXT}])", r"\1〔姓〕"),
    )
)


def mask(text: str) -> str:
    """``text`` with identity, phone, plate, mail and account numbers and names people
    give (我叫…, 姓名…) replaced by what they were. Masking twice changes nothing."""
    for pattern, instead in _RULES:
        text = pattern.sub(instead, text)
    return text
