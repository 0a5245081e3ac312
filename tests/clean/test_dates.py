from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from kg.datamodel import CleanText

Clean = Callable[..., CleanText]
BODY = "招聘会在广场举行，四十家企业到场。"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Fri, 03 Dec 2021 11:41:14 GMT", "2021-12-03"),
        ("Mon, 30 May 2022 16:45:26 GMT", "2022-05-30"),
        ("Mon, 30 May 2022 23:59:59 -1100", "2022-05-30"),
        ("2022-03-07 08:23:06 +0800", "2022-03-07"),
        ("2022-03-07T23:59:59Z", "2022-03-07"),
        ("2022-03-07T00:00:01+08:00", "2022-03-07"),
        ("2022-03-07T00:00:01.250+14:00", "2022-03-07"),
        ("2024-04-12", "2024-04-12"),
        ("2024-4-2", "2024-04-02"),
        ("2022/03/07", "2022-03-07"),
        ("2022.3.7 10:11", "2022-03-07"),
        ("2022年3月7日", "2022-03-07"),
        ("2022 年 03 月 07 日 星期一", "2022-03-07"),
        ("２０２２年３月７日", "2022-03-07"),
        ("二〇二二年三月七日", "2022-03-07"),
        ("二○一一年十二月二十一日", "2011-12-21"),
        ("20220307", "2022-03-07"),
        ("20220307T101500", "2022-03-07"),
        ("202203071015", "2022-03-07"),
        ("1638531674", "2021-12-03"),
        ("1638547200", "2021-12-04"),  # midnight in Beijing: an epoch names no offset
        ("1638531674000", "2021-12-03"),
        ("Mar 7, 2022", "2022-03-07"),
        ("7 March 2022 10:00", "2022-03-07"),
        ("Mon Mar 07 10:15:00 CST 2022", "2022-03-07"),
        ("25/12/2021", "2021-12-25"),
        ("12/25/2021", "2021-12-25"),
        ("发布于 2022-03-07", "2022-03-07"),
        ("2022-02-30", None),
        ("2022-13-01", None),
        ("03/07/2022", None),
        ("March 2022", None),
        ("2022-03", None),
        ("2022", None),
        ("10:15", None),
        ("yesterday", None),
        ("昨天", None),
        ("0000-00-00", None),
        ("1889-01-01", None),
        ("99999999999999999999", None),
        ("", None),
        ("Invalid date", None),
    ],
)
def test_declared_dates(clean: Clean, written: str, expected: str | None) -> None:
    published = clean(BODY, date=written).published
    assert published == (None if expected is None else date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2021/12/03/1.html", "2021-12-03"),
        ("20211203/c1.html", "2021-12-03"),
        ("202112/t20211203_88.shtml", "2021-12-03"),
        ("html/2021-12/03/content_30412.htm", "2021-12-03"),
        ("n1/2021/1203/c94638-1.html", "2021-12-03"),
        ("2021-12-03/detail-i1.html", "2021-12-03"),
        ("2021/12/3/a.html", "2021-12-03"),
        ("art/2021/12/3/art_88_1.html", "2021-12-03"),
        ("content_20211203.html", "2021-12-03"),
        ("202112/03/a.html", "2021-12-03"),
        ("a_2021_12_03.html", "2021-12-03"),
        ("202112/a.html", None),
        ("2021/13/03/1.html", None),
        ("2021/12/32/1.html", None),
        ("content_1202112039.html", None),
        ("3021/12/03/1.html", None),
        ("id=18991203", None),
    ],
)
def test_dates_in_addresses(clean: Clean, path: str, expected: str | None) -> None:
    published = clean(BODY, url=f"https://news20190101.example.cn/{path}").published
    assert published == (None if expected is None else date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("text", "declared", "expected"),
    [
        ("发布时间：2022-03-07 10:00\n\n" + BODY * 3, {}, "2022-03-07"),
        ("发布时间：2022-03-07 10:00\n\n" + BODY * 3, {"date": "2022-03-09"}, "2022-03-09"),
        ("发布时间：2022-03-07 10:00\n\n" + BODY * 3, {"date": "unclear"}, "2022-03-07"),
        ("发布时间：2022-03-07 10:00\n\n" + BODY * 3, {"url": "https://e.cn/20220310/1"}, "2022-03-07"),
        (BODY * 3, {"url": "https://e.cn/20220310/1"}, "2022-03-10"),
        (BODY * 3 + "\n\n临阳市人力资源和社会保障局\n\n2022年3月7日", {}, "2022-03-07"),
        (BODY * 3 + "\n\n临阳市人力资源和社会保障局\n\n二〇二二年三月七日", {}, "2022-03-07"),
        ("时间：2022年3月12日（星期六）9:00—12:00\n\n" + BODY * 3, {}, None),
        ("2022年3月12日上午，" + BODY * 3, {}, None),
        (BODY * 3 + "\n\n活动时间：\n\n2022年3月12日", {}, None),
    ],
)
def test_where_a_date_comes_from(clean: Clean, text: str, declared: dict[str, str], expected: str | None) -> None:
    published = clean(text, title="春招", **declared).published
    assert published == (None if expected is None else date.fromisoformat(expected))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("https://e.cn/a?b=1&c=2#d", "https://e.cn/a?b=1&c=2#d"),
        ("HTTP://E.cn/A", "http://e.cn/A"),
        (" https://e.cn/招聘 会/1.html ", "https://e.cn/%E6%8B%9B%E8%81%98%20%E4%BC%9A/1.html"),
        ("https://e.cn/%E6%8B%9B/100%", "https://e.cn/%E6%8B%9B/100%25"),
        ('https://e.cn/a"b<c>{d}|e\\f^g`h[i]', "https://e.cn/a%22b%3Cc%3E%7Bd%7D%7Ce%5Cf%5Eg%60h%5Bi%5D"),
        ("https://中国.example/1", "https://xn--fiqs8s.example/1"),
        ("http://e.cn:8080/1", "http://e.cn:8080/1"),
        ("http://[::1/1", None),
        ("http://e.cn:port/", None),
        ("http://", None),
        ("http://a b.cn/", None),
        ("//e.cn/1", None),
        ("/2022/1.html", None),
        ("ftp://e.cn/1", None),
        ("javascript:void(0)", None),
    ],
)
def test_sources_are_absolute_iris(clean: Clean, written: str, expected: str | None) -> None:
    assert clean(BODY, url=written).source == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"来源：云溪晚报 作者：甲\n\n{BODY * 3}", "云溪晚报"),
        (f"信息来源：[柳河镇人民政府]\n\n{BODY * 3}", None),
        (f"{BODY * 3}\n\n（文章来源：云溪晚报）", "云溪晚报"),
        (f"{BODY * 3}\n\n（来源：新华社 客户端）", "新华社 客户端"),
        (f"{BODY * 3}\n\n来源：", None),
        (BODY * 3, None),
    ],
)
def test_an_undeclared_publisher(clean: Clean, text: str, expected: str | None) -> None:
    assert clean(text, title="春招").publisher == expected
