"""Mutation testing of the evaluator: each small change of its code must be caught by a test.

    python tests/agreements/mutants.py                 # every module that decides
    python tests/agreements/mutants.py verdicts plan   # some of them

A mutant turns one comparison, one operator, one condition or one constant round, or takes one ``not`` away. Each runs
in a process of its own, in which only that module is another; survivors are printed with their place and change.
"""

import ast
import contextlib
import copy
import importlib.abc
import importlib.machinery
import io
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).parents[2]
ROOM = ROOT / "src/xborder/agreements"
MODULES = (
    "verdicts",
    "plan",
    "truths",
    "conditions",
    "patterns",
    "minimise",
    "forms",
    "record_checks",
    "request_checks",
    "agreement_checks",
    "record_room",
    "redaction",
    "party",
    "attributes",
    "compiled",
    "decide",
)
#: Those that see most, and quickest, first.
TESTS = [
    "test_verdicts.py",
    "test_agreement_vectors.py",
    "test_agreement_fields.py",
    "test_agreement_stages.py",
    "test_agreement_redaction.py",
    "test_conditions.py",
    "test_agreement_examples.py",
    "test_sharing_soak.py",
    "test_decision_report.py",
    "test_evaluator_edges.py",
    "test_release.py",
    "test_forms_and_patterns.py",
]
_TURNED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}


def mutants(source: str) -> Iterator[tuple[int, str, ast.Module]]:
    """The line, the change in words, and the changed module."""
    tree = ast.parse(source)
    of_classes = {id(part) for node in ast.walk(tree) if isinstance(node, ast.ClassDef) for part in _decorators(node)}
    for number, node in enumerate(ast.walk(tree)):
        if id(node) in of_classes:
            continue
        for words, change in _changes(node):
            made = copy.deepcopy(tree)
            for place, other in enumerate(ast.walk(made)):
                if place == number:
                    change(other)
            yield getattr(node, "lineno", 0), words, ast.fix_missing_locations(made)


def _decorators(node: ast.ClassDef) -> Iterator[ast.AST]:
    """How a class is made is no part of what it decides."""
    return (part for decorator in node.decorator_list for part in ast.walk(decorator))


def _changes(node: ast.AST) -> Iterator[tuple[str, Callable[[Any], None]]]:
    if isinstance(node, ast.Compare):
        for place, operator in enumerate(node.ops):
            turned = _TURNED[type(operator)]
            yield f"{type(operator).__name__} to {turned.__name__}", _setter(place, turned())
    elif isinstance(node, ast.BoolOp):
        other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield f"{type(node.op).__name__} to {type(other).__name__}", lambda found: setattr(found, "op", other)
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "not away", _without_not
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield f"{node.value} turned", lambda found: setattr(found, "value", not found.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield f"{node.value} plus one", lambda found: setattr(found, "value", found.value + 1)
    elif isinstance(node, ast.If | ast.IfExp):
        yield "condition turned", lambda found: setattr(found, "test", ast.UnaryOp(ast.Not(), found.test))


def _setter(place: int, operator: ast.cmpop) -> Callable[[Any], None]:
    return lambda found: found.ops.__setitem__(place, operator)


def _without_not(found: ast.UnaryOp) -> None:
    found.op, found.operand = ast.Not(), ast.UnaryOp(ast.Not(), found.operand)


class _Instead(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Gives one module from a changed tree, all others as they are."""

    def __init__(self, name: str, tree: ast.Module, path: Path) -> None:
        self._name, self._tree, self._path = name, tree, path

    def find_spec(self, name: str, path: object = None, target: object = None) -> importlib.machinery.ModuleSpec | None:
        del path, target
        return importlib.machinery.ModuleSpec(name, self, origin=str(self._path)) if name == self._name else None

    def create_module(self, spec: importlib.machinery.ModuleSpec) -> ModuleType | None:
        del spec
        return None

    def exec_module(self, module: ModuleType) -> None:
        module.__file__ = str(self._path)
        exec(compile(self._tree, str(self._path), "exec"), module.__dict__)  # noqa: S102 - our own code, changed


def survives(module: str, tree: ast.Module) -> bool:
    """True if no test sees the change."""
    child = os.fork()
    if child == 0:
        os._exit(_run(module, tree))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def _run(module: str, tree: ast.Module) -> int:
    import pytest

    sys.meta_path.insert(0, _Instead(f"xborder.agreements.{module}", tree, ROOM / f"{module}.py"))
    os.chdir(ROOT)
    files = [str(path) for name in TESTS if (path := Path("tests/agreements") / name).exists()]
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        try:
            return int(pytest.main(["-x", "-q", "-n", "0", "-p", "no:cacheprovider", "--no-header", *files]))
        except BaseException:  # noqa: BLE001 - a mutant that cannot even be imported is dead
            return 1


def main(names: list[str]) -> None:
    """Try every mutant, and print those that no test sees."""
    import yaml  # noqa: F401

    import xborder.schema  # noqa: F401

    for name in names or MODULES:
        whole = ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8"))
        if not survives(name, whole):
            raise SystemExit(f"{name}: the tests fail without any change")
        made = list(mutants((ROOM / f"{name}.py").read_text(encoding="utf-8")))
        left = [(line, words) for line, words, tree in made if survives(name, tree)]
        print(f"{name}: {len(made)} mutants, {len(left)} survive", flush=True)  # noqa: T201 - a script
        for line, words in left:
            print(f"    line {line}: {words}", flush=True)  # noqa: T201


if __name__ == "__main__":
    sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]
    main(sys.argv[1:])
