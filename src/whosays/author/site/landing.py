from pathlib import Path
def write_landing(root: Path, site: Path) -> None:
    (site / "index.html").write_text("x")
