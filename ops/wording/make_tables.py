"""Make the tables that the wording check ships: simplified characters, syllables, homophones."""

from pathlib import Path

import opencc
from pypinyin import Style, lazy_pinyin, phrases_dict, pinyin_dict

HOME = Path(__file__).parents[2] / "src/arrears/law/wording"
SENSITIVE = [
    "坐牢",
    "坐监",
    "牢饭",
    "判刑",
    "拘留",
    "逮捕",
    "通缉",
    "案底",
    "警察",
    "公安",
    "派出所",
    "报警",
    "刑事",
    "犯罪",
    "诈骗",
    "涉嫌",
    "起诉",
    "立案",
    "法院",
    "法庭",
    "传票",
    "开庭",
    "律师函",
    "判决",
    "强制执行",
    "冻结",
    "查封",
    "执行局",
    "诉前",
    "失信",
    "黑名单",
    "家人",
    "父母",
    "爸妈",
    "老婆",
    "老公",
    "亲戚",
    "亲属",
    "家属",
    "通讯录",
    "联系人",
    "朋友",
    "邻居",
    "孩子",
    "单位",
    "领导",
    "老板",
    "同事",
    "村委",
    "老赖",
    "人渣",
    "废物",
    "垃圾",
    "骗子",
    "无赖",
    "不要脸",
    "弄死",
    "打死",
    "去死",
    "上门",
    "催收",
    "欠款",
    "欠钱",
    "逾期",
    "贷款",
    "还款",
    "罚款",
    "罚金",
    "后果自负",
    "曝光",
    "个人账户",
    "微信",
    "支付宝",
    "网贷",
    "借钱",
    "名额",
    "担保",
    "国有资金",
    "抓你",
    "抓人",
    "良心",
    "半夜",
    "凌晨",
]
INITIALS = [
    "起诉",
    "法院",
    "坐牢",
    "老赖",
    "判刑",
    "立案",
    "警察",
    "公安",
    "报警",
    "上门",
    "村委",
    "父母",
    "爸妈",
    "催收",
    "欠款",
]
NUMERALS = {
    "去4吧": "去死吧",
    "弄4你": "弄死你",
    "打4你": "打死你",
    "4全家": "死全家",
    "8妈": "爸妈",
    "爸🐎": "爸妈",
    "他🐎": "他妈",
    "老癞": "老赖",
    "荖赖": "老赖",
    "发院": "法院",
    "法完": "法院",
}


def sound(word):
    return " ".join(lazy_pinyin(word))


def main():
    characters = [chr(c) for c in range(0x4E00, 0xA000)]
    t2s = opencc.OpenCC("t2s")
    pairs = [(c, t2s.convert(c)) for c in characters]
    pairs = [(a, b) for a, b in pairs if a != b and len(b) == 1]
    text = "".join(a for a, _ in pairs) + "\n" + "".join(b for _, b in pairs)
    (HOME / "simplified.txt").write_text(text, "utf-8")
    rows = {}
    for c in sorted(
        {b for _, b in pairs} | {c for c in characters if c not in dict(pairs)}
    ):
        if ord(c) in pinyin_dict.pinyin_dict and len(c.encode("gb2312", "ignore")) == 2:
            rows.setdefault(lazy_pinyin(c, style=Style.NORMAL)[0], []).append(c)
    lines = [f"{s} {''.join(cs)}" for s, cs in sorted(rows.items()) if s.isascii()]
    (HOME / "syllables.txt").write_text("\n".join(lines), "utf-8")
    wanted = {sound(word): word for word in SENSITIVE}
    real = {t2s.convert(p) for p in phrases_dict.phrases_dict}
    clash = sorted({p for p in real if sound(p) in wanted and p not in SENSITIVE})
    out = [
        "[words]",
        *SENSITIVE,
        "[real]",
        *clash,
        "[initials]",
        *INITIALS,
        "[written]",
        *(f"{a} {b}" for a, b in NUMERALS.items() if a.isascii() or "🐎" not in a),
    ]
    (HOME / "masked.txt").write_text("\n".join(out), "utf-8")
    print(len(pairs), len(lines), len(clash), clash)


if __name__ == "__main__":
    main()
