"""Categories that say nothing: what publishing programs call an article to which nobody gave a category.

Such a tag that only feeds have given is hidden until the reader shows it; README, "Tags", lists them.
"""

from __future__ import annotations

from tuireader.text import fold

NAMES = (
    # What WordPress calls its first category, in the languages most of its sites are written in.
    "Uncategorized", "Uncategorised", "Non classé", "Non classifié(e)", "Allgemein", "Unkategorisiert",
    "Sin categoría", "Sin categorizar", "Senza categoria", "Non categorizzato", "Sem categoria", "Não categorizado",
    "Geen categorie", "Niet gecategoriseerd", "Bez kategorii", "Nezařazené", "Nezaradené", "Okategoriserade",
    "Ukategorisert", "Ikke-kategoriseret", "Luokittelematon", "Kategorizálatlan", "Fără categorie", "Kategorisiz",
    "Без рубрики", "Без категорії", "未分類", "未分类", "미분류", "بدون دسته", "غير مصنف", "ללא קטגוריה",
    # The first category of others.
    "General", "General News", "Default", "Unfiled", "Unsorted", "Untagged", "No category", "None", "Other", "Misc",
    "Miscellaneous", "Sonstiges", "Divers", "Général", "Varios", "Varie", "Overig", "Разное",
)  # fmt: skip

FOLDED = frozenset(map(fold, NAMES))
"""As they are compared."""
