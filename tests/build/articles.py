"""Writes folders of invented articles, as many as a test needs."""

from __future__ import annotations

import json
import sys
from pathlib import Path

KG = Path(sys.executable).with_name("kg")
"""The installed command."""

COUNTIES = (
    "江西省上饶市婺源县",
    "重庆市渝北区",
    "吉林省长春市",
    "四川省成都市双流区",
    "浙江省宁波市慈溪市",
    "安徽省合肥市肥东县",
)


def article_text(number: int) -> str:
    """Return an article of about seven kilobytes, different for every number."""
    county = COUNTIES[number % len(COUNTIES)]
    paragraphs = [
        f"3月{number % 28 + 1}日，{county}人力资源和社会保障局主办的第{number}届春暖专场招聘会"
        f"在{county}第{number % 7 + 1}文化广场举行。"
        f"现场共有{number % 90 + 10}家企业参会，提供岗位{number % 500 + 200}余个，入场求职者{number % 900 + 300}人次。",
        f"{county}华光{number}有限公司招聘质检员{number % 20 + 2}名，月薪{4000 + number % 3000}元。",
        "服务台前，工作人员耐心解答求职者关心的社保、培训和创业贷款问题，并发放宣传资料。" * 25,
    ]
    return "\n\n".join(paragraphs * 2)


def write_articles(folder: Path, count: int, first: int = 0) -> Path:
    """Write Markdown files with front matter into sub-folders; return the folder."""
    for number in range(first, first + count):
        path = folder / f"{number % 3}" / f"文章{number}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        head = (
            f"---\ntitle: 第{number}届春暖专场招聘会举行\ndate: 2022-03-{number % 28 + 1:02}\nsource: 试写日报\n---\n\n"
        )
        path.write_text(head + article_text(number), "utf-8")
    return folder


def write_jsonl(path: Path, count: int) -> Path:
    """Write one file with an article a line; return it."""
    items = (
        {"title": f"第{number}届招聘会", "date": "2022-03-01", "text": article_text(number)} for number in range(count)
    )
    path.write_text("".join(json.dumps(item, ensure_ascii=False) + "\n" for item in items), "utf-8")
    return path


def files_of(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by its path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
