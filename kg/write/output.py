"""Replacing a build's folder whole or not at all.

Everything is written into a folder of this run inside a hidden one beside the target,
``.<name>.kg-build``. When it is complete it is called ``new``; then the old build is moved in there and the new one
out: two renames. Whoever is killed before them leaves the old build as it was; between them, the next run
finds ``new`` complete and finishes the second. The hidden folder is locked while a run uses it; each run has a folder
of its own, since processes of a killed one may write on for a moment.
"""

from __future__ import annotations

import fcntl
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from tempfile import mkdtemp
from types import TracebackType
from typing import Self

from kg.errors import KgError
from kg.layout import GRAPH_NQ, GRAPH_TTL, REPORT, TEXTS, is_build

_OURS = frozenset({GRAPH_NQ, GRAPH_TTL, REPORT, TEXTS})
_RUN = "run-"
"""How the folder of a run begins."""


class Output:
    """The folder that a build goes to. As a context it is locked; what is not committed is thrown away."""

    def __init__(self, target: Path, *, force: bool = False) -> None:
        """Take the target; with ``force`` it may be anything, otherwise only nothing, empty, or a build."""
        # A link stays a link: what it points at is replaced.
        self.target = Path(os.path.realpath(target))
        self._given, self._force = target, force
        self._hidden = self.target.parent / f".{self.target.name}.kg-build"
        self._old, self._complete = self._hidden / "old", self._hidden / "new"
        self._lock = -1
        self.new = self.work = self._hidden

    def refuse_inputs_inside(self, inputs: Iterable[str]) -> None:
        """Raise ``KgError`` if replacing the target would remove one of these paths."""
        for path in inputs:
            if self.holds(path):
                raise KgError(f"{path} lies in {self._given}, which the build would replace: choose another -o.")

    def holds(self, path: str) -> bool:
        """Return whether a path is the target or lies in it."""
        place = Path(os.path.realpath(path))
        return self.target in (place, *place.parents)

    def __enter__(self) -> Self:
        if self.target.parent == self.target:
            raise KgError(f"{self._given} cannot be replaced: choose a folder in it.")
        try:
            self._take_lock()
            self._put_right()
            self._refuse_strangers()
            self._make_folders()
            return self
        except BaseException:
            self._step_back()
            raise

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def commit(self) -> None:
        """Put the new build in the target's place. Raises ``KgError`` if that cannot be done, the target untouched."""
        try:
            os.rename(self.new, self._complete)
            if os.path.lexists(self.target):
                os.rename(self.target, self._old)
            os.rename(self._complete, self.target)
        except OSError as error:
            if self._old.exists() and not os.path.lexists(self.target):
                os.rename(self._old, self.target)
            raise KgError(f"{self._given} cannot be replaced ({error.strerror}): choose another -o.") from error

    def _take_lock(self) -> None:
        """Make and lock the hidden folder. Raises ``KgError`` where another run has it or nothing can be written."""
        try:
            self.target.parent.mkdir(parents=True, exist_ok=True)
            while not self._locked():
                pass  # the run that held it has just finished
        except BlockingIOError as error:
            raise KgError(f"Another run is writing {self._given}: wait for it, or choose another -o.") from error
        except OSError as error:
            raise KgError(f"{self._given} cannot be written ({error.strerror}): choose another -o.") from error

    def _locked(self) -> bool:
        """Try to lock the hidden folder, and return whether what is locked still stands where it stood."""
        self._hidden.mkdir(exist_ok=True)
        try:
            self._lock = os.open(self._hidden, os.O_RDONLY | os.O_DIRECTORY)
        except FileNotFoundError:
            return False
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            self._close()
            raise
        if self._hidden.exists() and os.path.samestat(os.fstat(self._lock), os.stat(self._hidden)):
            return True
        self._close()
        return False

    def _step_back(self) -> None:
        """Take back what was made before this run was refused or interrupted, which may be before it had the lock."""
        if self._lock < 0:
            try:
                self._take_lock()
            except KgError:
                return
        for run in self._hidden.glob(f"{_RUN}*"):
            shutil.rmtree(run, ignore_errors=True)
        self._let_go()

    def _make_folders(self) -> None:
        """Make the folders of this run: ``new``, where the build is put together, and ``work``, for the way there."""
        run = Path(mkdtemp(prefix=_RUN, dir=self._hidden))
        self.new, self.work = run / "new", run / "work"
        self.new.mkdir()
        self.work.mkdir()

    def _put_right(self) -> None:
        """Finish or clear away what a killed run left."""
        self._finish_swap()
        if self._old.exists() and self._complete.exists() and not self._force:
            raise KgError(
                f"A run was cut short while it replaced {self._given}, and something else stands there now. "
                f"What was there before is {self._old}, what was to come is {self._complete}: "
                "move away what you want to keep and use --force."
            )
        self._clear()

    def _finish_swap(self) -> None:
        """Do the second rename where only the first was done."""
        if self._old.exists() and not os.path.lexists(self.target):
            os.rename(self._complete if self._complete.exists() else self._old, self.target)

    def _refuse_strangers(self) -> None:
        if self._force or not os.path.lexists(self.target):
            return
        if not self.target.is_dir():
            raise KgError(f"{self._given} is a file: choose another -o, or use --force to replace it.")
        found = sorted(os.listdir(self.target))
        if not found:
            return
        if not is_build(self.target):
            raise KgError(f"{self._given} was not made by kg build: choose another -o, or use --force to replace it.")
        strange = [name for name in found if name not in _OURS]
        if strange:
            raise KgError(
                f"{self._given} also holds {strange[0]}, which kg build did not write: "
                "move it away, or use --force to remove it."
            )

    def _clear(self) -> None:
        for path in self._hidden.iterdir():
            if path.is_dir() and not path.is_symlink():
                # What a process of a killed run writes meanwhile is left for the next run.
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink()

    def _leave(self) -> None:
        """Clear away all that is not in its place, then let the lock go."""
        try:
            self._finish_swap()
            self._clear()
        finally:
            self._let_go()

    def _let_go(self) -> None:
        """Give up the lock, and the hidden folder unless something is left in it."""
        try:
            if not any(self._hidden.iterdir()):
                self._hidden.rmdir()
        finally:
            self._close()

    def _close(self) -> None:
        lock, self._lock = self._lock, -1
        os.close(lock)
