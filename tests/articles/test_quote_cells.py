"""What is written into a key's cell leads back to the same words."""

import pytest

from whosays.articles.article import read_article
from whosays.articles.quote_cells import cell_of
from whosays.articles.quotes import find_pieces
from whosays.articles.seed import read_seed
from whosays.base.errors import KitError
from whosays.base.places import seed_folder


def test_every_cell_of_every_key_is_written_as_it_stands_or_reads_the_same(root):
    looked_at = 0
    for folder in sorted((root / "seeds").iterdir()):
        if not (folder / "key.csv").is_file():
            continue
        key = read_seed(folder).key
        for each in key.statements:
            block = key.article.paragraph(each.id.split(".")[0])
            for column, spans in (("quote", each.spans), ("cue", each.cue_spans)):
                cell = cell_of(key.article, block, spans, column)
                assert find_pieces(key.article, block, cell, f"x, column {column}") == tuple(sorted(spans))
                looked_at += 1
    print(f"\n{looked_at} cells")
    assert looked_at > 1500


def test_a_stretch_that_no_cell_can_name_is_refused():
    article = read_article(seed_folder("venezuela-2018"))
    block = article.paragraph("p1")
    other = article.paragraph("p2")
    with pytest.raises(KitError, match=r"key\.csv, column quote"):
        cell_of(article, block, [(other.start, other.start + 9)])
