"""The languages people are talked with in; the codes are BCP 47's."""

from arrears.domain.words import Words

LANGUAGES = {
    "zh": Words("普通话", "Mandarin"),
    "yue": Words("粤语", "Cantonese"),
    "nan": Words("闽南语", "Hokkien"),
    "ug": Words("维吾尔语", "Uyghur"),
    "bo": Words("藏语", "Tibetan"),
    "mn": Words("蒙古语", "Mongolian"),
    "en": Words("英语", "English"),
}
