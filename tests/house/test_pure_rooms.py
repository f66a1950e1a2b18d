"""The inner rooms know no clock and no floats; nothing has a name that says nothing."""

import ast

from tests.house.source import PURE, modules, nodes, place, tree

CLOCKS = {"now", "today", "utcnow", "localdate", "time_ns", "monotonic", "perf_counter"}
EMPTY_NAMES = {
    "base", "common", "data", "handler", "helpers", "info", "manager", "misc",
    "processor", "service", "util", "utils",
}  # fmt: skip


def test_no_pure_room_reads_a_clock():
    calls = [
        place(file, node)
        for file, node in nodes(modules(*PURE))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
    ]

    assert calls == []


def test_no_pure_room_makes_a_float():
    floats = [
        place(file, node)
        for file, node in nodes(modules(*PURE))
        if isinstance(node, ast.Name) and node.id == "float"
    ]

    assert floats == []


def test_money_is_never_divided_with_a_slash():
    """A share of money is rounded by `Amount.share` or in whole numbers by `//`."""
    divided = [
        place(file, node)
        for file, node in nodes(modules())
        if isinstance(node, ast.BinOp | ast.AugAssign)
        and isinstance(node.op, ast.Div)
        and "minor" in ast.unparse(node)
    ]

    assert divided == []


def test_every_module_says_what_a_reader_finds_there():
    silent = [
        place(file)
        for file in modules()
        if tree(file).body and "migrations" not in file.parts
        if not ast.get_docstring(tree(file))
    ]

    assert silent == []


def test_no_file_and_no_folder_has_a_name_that_says_nothing():
    named = [
        place(file)
        for file in modules()
        if EMPTY_NAMES & {file.stem, *file.parent.parts[-3:]}
    ]

    assert named == []


ASKED_FOR_BY_DJANGO = {"get_queryset"}  # a manager's own rows, by no other name


def test_no_function_begins_with_get_or_do():
    named = [
        place(file, node)
        for file, node in nodes(modules())
        if isinstance(node, ast.FunctionDef)
        and (node.name.startswith(("get_", "do_")) or node.name.endswith("_impl"))
        and node.name not in ASKED_FOR_BY_DJANGO
    ]

    assert named == []
