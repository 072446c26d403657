from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

PACKAGES = ["cms", "events", "sms"]


@pytest.fixture(scope="module")
def imports():
    """Each module of the project with the modules that it loads, also inside functions; types load nothing."""
    graph = grimp.build_graph(*PACKAGES, cache_dir=None, exclude_type_checking_imports=True)
    return {module: loaded_modules(module, graph) for module in graph.modules}


def loaded_modules(module, graph):
    """Direct imports, and the packages around them, whose `__init__` runs first."""
    imported = graph.find_modules_directly_imported_by(module)
    around = {package for name in imported for package in packages_around(name)}
    return imported | around - {module, *packages_around(module)}


def packages_around(module):
    parts = module.split(".")
    return {".".join(parts[:length]) for length in range(1, len(parts))}


def test_no_module_loads_itself_through_others(imports):
    try:
        TopologicalSorter(imports).prepare()
    except CycleError as cycle:
        pytest.fail("import cycle: " + " loads ".join(reversed(cycle.args[1])))
