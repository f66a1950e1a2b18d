"""The review at the desk: what it says, and what is found out and set right there."""

import pytest

from arrears.store.models import Finding, ReviewReading

pytestmark = pytest.mark.django_db
PAGE = "/cases/A-1042/review/"
FOUND = "/cases/A-1042/review/findings/"
WAGES = {"about": "income", "value": "6,000", "basis": "shown", "reason": "工资条"}


@pytest.mark.covers("SCN-02", "SCN-03")
def test_a_case_is_reviewed_on_one_page_answers_and_talks(carla, book):
    page = carla.get(PAGE).text

    for words in ("五个答案", "能还吗", "画像", "开场", "收尾", "如果听到"):
        assert words in page
    assert page.count("card talk") >= 3


def test_a_contested_debt_gets_its_path_and_no_talk(carla, book):
    page = carla.get("/cases/B-2077/review/").text

    assert "异议" in page
    assert "card talk" not in page


@pytest.mark.covers("DAT-67", "DAT-80")
def test_what_is_found_out_counts_from_then_on_and_is_journalled(carla, book, journal):
    before = carla.get(PAGE).text
    carla.post(FOUND, WAGES)
    carla.post(FOUND, WAGES | {"about": "essentials", "value": "3000"})
    after = carla.get(PAGE).text

    assert "余 ¥3,000.00" not in before
    assert "余 ¥3,000.00" in after
    assert "工资条" in after
    assert journal() == ["FindingRecorded", "FindingRecorded"]


def test_an_estimate_is_set_right_with_a_reason(carla, book):
    assert carla.post(FOUND, {"pick": "ability:no", "reason": ""}).status_code == 422
    carla.post(FOUND, {"pick": "ability:no", "reason": "上月失业"})

    assert "眼下不能" in carla.get(PAGE).text
    assert Finding.objects.get().reason == "上月失业"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"value": "很多"}, "不合适"),
        ({"value": "-1"}, "不合适"),
        ({"about": "height"}, "请选择"),
        ({"reason": " "}, "请写明"),
        ({"about": "creditors", "value": "3.5"}, "不合适"),
    ],
)
def test_what_does_not_fit_is_refused_and_what_was_typed_stays(
    carla, book, change, says
):
    answer = carla.post(FOUND, WAGES | change)

    assert answer.status_code == 422
    assert says in answer.text
    assert not Finding.objects.exists()


def test_markup_in_a_reason_is_shown_as_it_was_typed(carla, book):
    carla.post(FOUND, WAGES | {"reason": "<script>1</script>"})

    assert "<script>1" not in carla.get(PAGE).text


def test_the_sheet_travels_with_the_case(carla, book):
    page = carla.get("/cases/B-2077/review/sheet/").text

    for words in ("交接单", "移交人", "接收人", "画像", "对利息金额有异议"):
        assert words in page


def test_the_page_is_whole_in_english(carla, book):
    carla.post("/language/", {"language": "en", "next": PAGE})
    page = carla.get(PAGE).text

    assert "Five answers" in page


def test_the_page_asks_the_database_little(carla, book, django_assert_max_num_queries):
    with django_assert_max_num_queries(75):
        carla.get(PAGE)


@pytest.mark.covers("CLM-03")
def test_a_statement_is_believed_until_checked_and_what_was_checked_has_its_last_day(
    carla, book
):
    carla.post("/cases/A-1042/notes/", {"text": "本人说确实没钱，一分都没有"})
    said = carla.get(PAGE).text
    checked = {"pick": "claim:CLM-03", "basis": "shown", "reason": "看过流水"}
    late = carla.post(FOUND, checked | {"expires_on": "2026-11-23"})
    carla.post(FOUND, checked | {"expires_on": "2026-11-24"})
    known = carla.get(PAGE).text

    assert "说过，未核实" in said
    assert (late.status_code, "已经过了" in late.text) == (422, True)
    assert "说过，未核实" not in known
    assert "看过材料" in known


def test_a_statement_found_untrue_says_so(carla, book):
    carla.post(FOUND, {"pick": "refuted:CLM-08", "reason": "本人来电，核身通过"})

    assert "查明不实" in carla.get(PAGE).text


def test_what_a_register_holds_no_note_takes_away(carla, book):
    for text in ("客户认可金额，对处理结果满意", "本人来电，核身通过，已恢复催收"):
        carla.post("/cases/B-2077/notes/", {"text": text})

    page = carla.get("/cases/B-2077/review/").text

    assert "card talk" not in page
    assert "异议" in page


def test_a_talk_says_that_identity_comes_first(carla, book):
    assert "核实之前，一个字都不提欠款" in carla.get(PAGE).text


def test_nothing_chosen_records_nothing_and_a_form_sent_twice_counts_once(carla, book):
    blank = carla.post(FOUND, {"pick": "", "about": "", "reason": "说过"})
    for _ in range(2):
        carla.post(FOUND, WAGES)

    assert blank.status_code == 422
    assert Finding.objects.count() == 1


def test_a_day_that_cannot_be_read_is_refused(carla, book):
    told = {"pick": "claim:CLM-03", "reason": "流水", "expires_on": "31/12/2027"}
    answer = carla.post(FOUND, told)

    assert (answer.status_code, "读不懂" in answer.text) == (422, True)


@pytest.mark.parametrize("page", [PAGE, PAGE + "sheet/"])
def test_who_opens_the_review_or_the_sheet_is_noted_without_a_journal(
    carla, book, journal, page
):
    carla.head(page)
    assert not ReviewReading.objects.exists()

    carla.get(page)

    noted = ReviewReading.objects.get()
    assert (noted.case, noted.by) == (book.alma, "carla")
    assert journal() == []


def test_the_page_says_that_opening_it_is_on_record(carla, book):
    assert "您打开本页已登记" in carla.get(PAGE).text
