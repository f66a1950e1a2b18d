"""What nothing may hang on: age, sex, origin, education, health; and what they are called."""

import re
from dataclasses import dataclass

from arrears.domain.words import Words


@dataclass(frozen=True, slots=True)
class Trait:
    """One of them, with the names that columns and keys give it."""

    words: Words
    names: str


AGE = Trait(
    Words("年龄、出生日期", "age, date of birth"),
    "年龄 年齡 出生日期 出生年月 生日 age birth_date date_of_birth birthdate birthday dob",
)
SEX = Trait(Words("性别", "sex"), "性别 性別 sex gender")
ORIGIN = Trait(
    Words("籍贯、民族", "native place, ethnicity"),
    "籍贯 籍貫 民族 native_place place_of_birth ethnicity",
)
EDUCATION = Trait(
    Words("学历", "education"),
    "学历 學歷 文化程度 教育程度 education education_level",
)
HEALTH = Trait(
    Words("健康、病情", "health"),
    "健康 病情 病史 疾病 残疾 殘疾 health illness disease disability",
)
# What besides a key may call it that somebody writes by hand.
ALSO = {
    AGE: "born birth years_old",
    SEX: "male female 男 女",
    ORIGIN: "origin race nation nationality ethnic religion 国籍 国家 宗教 出生地",
    EDUCATION: "degree school schooling",
    HEALTH: "ill sick disabled pregnant 怀孕 住院",
}


def trait_of(key: str) -> Trait | None:
    """Return which of them a key names, whole or as one of its words; None for none."""
    told = re.sub(r"[\s.-]+", "_", key.strip().casefold())
    return next((each for each in ALSO if _names(told, each)), None)


def _names(told: str, trait: Trait) -> bool:
    words = f"{trait.names} {ALSO[trait]}".split()
    parts = {part.removesuffix("s") for part in told.split("_")} | set(told.split("_"))
    return any(
        f"_{word}_" in f"_{told}_" if word.isascii() else word in told for word in words
    ) or any(part in words for part in parts)
