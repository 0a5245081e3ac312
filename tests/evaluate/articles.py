"""A build of one invented article, and its annotation."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kg.build import Job, build_graph
from kg.write import Options

OPTIONS = Options("https://example.org/id/")
TEXT = (
    "---\ntitle: 春风送岗\ndate: 2022-03-10\n---\n\n"
    "3月8日，婺源县人力资源和社会保障局在婺源县体育馆举办“迎春”专场招聘会，提供岗位3200个。"
    "上饶市星河电子有限公司招聘普工30名，月薪4500至6000元。\n\n"
    "婺源县就业服务中心主任林晓芸说，求职者很多。\n"
)
GOLD: dict[str, Any] = {
    "id": "fair",
    "published": "2022-03-10",
    "events": [
        {
            "id": "e1", "name": "“迎春”专场招聘会", "type": "job-fair", "start": "2022-03-08", "end": "2022-03-08",
            "venue": "婺源县体育馆", "district": "江西省上饶市婺源县", "campaign": None,
            "organisers": [
                {"role": "host", "surface": "婺源县人力资源和社会保障局", "name": "婺源县人力资源和社会保障局"}
            ],
            "figures": [{"measure": "posts", "value": 3200, "qualifier": "exact", "text": "岗位3200个"}],
            "audiences": [], "participants": ["上饶市星河电子有限公司"],
        }
    ],
    "aggregates": [],
    "offers": [
        {"company": "上饶市星河电子有限公司", "post": "普工", "headcount": 30, "salary": "月薪4500至6000元"}
    ],
    "people": [{"name": "林晓芸", "title": "主任", "org": "婺源县就业服务中心"}],
}  # fmt: skip


def build(folder: Path, **texts: str) -> Path:
    """Build articles given by name and return the build."""
    inputs = folder / "articles"
    inputs.mkdir()
    for name, text in texts.items():
        (inputs / f"{name}.md").write_text(text, "utf-8")
    build_graph(Job([str(inputs)], folder / "out", OPTIONS))
    return folder / "out"


def write_gold(folder: Path, **annotations: Any) -> Path:
    """Write annotations given by name and return their folder."""
    folder.mkdir(exist_ok=True)
    for name, annotation in annotations.items():
        (folder / f"{name}.json").write_text(json.dumps(annotation, ensure_ascii=False), "utf-8")
    return folder
