"""Ask every shipped question of the graph of ``seeds`` and put the answer beside it, ``ontology/questions/NAME.csv``.

``make answers`` renews them; a test fails while one is out of date. Look at what changed before you keep it: these
are the answers that users get.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from kg.build import Job, build_graph
from kg.concepts import ontology_folder
from kg.query import Question, ask, fill_parameters, list_questions
from kg.vocabulary import DEFAULT_BASE
from kg.write import Options

ROOT = Path(__file__).parents[1]


def build_seeds(folder: Path) -> Path:
    """Build ``seeds`` below a folder and return where."""
    build_graph(Job([str(ROOT / "seeds")], folder / "out", Options(DEFAULT_BASE)))
    return folder / "out"


def answer_file(question: Question) -> Path:
    """Return where the answer of a question is kept."""
    return ontology_folder() / "questions" / f"{question.name}.csv"


def answer_of(question: Question, build: Path) -> str:
    """Return the answer of a build, as it is shown, as CSV with line feeds."""
    text = fill_parameters(question.text, question.shown)
    return ask(build, text).serialize("csv").decode().replace("\r\n", "\n")


def main() -> None:
    """Renew all answers."""
    with tempfile.TemporaryDirectory() as scratch:
        build = build_seeds(Path(scratch))
        for question in list_questions():
            file, answer = answer_file(question), answer_of(question, build)
            if not file.exists() or file.read_text("utf-8") != answer:
                file.write_text(answer, "utf-8")
                print(f"renewed {file.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
