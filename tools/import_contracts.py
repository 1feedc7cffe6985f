"""Import contracts of this project that import-linter does not ship."""

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, fields, output


class FacadeContract(Contract):
    """Code outside a module may import it only through its door.

    A module is any package that has a door; which ones they are is read from the tree.
    """

    door = fields.StringField()

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        homes = [
            name.removesuffix(f".{self.door}")
            for name in graph.modules
            if name.endswith(f".{self.door}") and name.startswith("onedoor.")
        ]
        leaks = sorted(
            (importer, imported)
            for home in homes
            for imported in {home, *graph.find_descendants(home)}
            for importer in graph.find_modules_that_directly_import(imported)
            if not _inside(importer, home)
            and imported != f"{home}.{self.door}"
            and not (imported == f"{home}.testing" and _is_test(importer))
        )
        return ContractCheck(kept=not leaks, metadata={"leaks": leaks})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["leaks"]:
            output.print_error(f"{importer} reaches into {imported}; go through its {self.door}.")


def _inside(module: str, package: str) -> bool:
    return module == package or module.startswith(f"{package}.")


def _is_test(module: str) -> bool:
    return ".tests." in module or module.endswith(".testing")
