"""French and Spanish: what may be told otherwise, each with the lie beside it."""

import pytest

from resumelib.improvement.grounding import check_wording

HONEST_AND_LIE = [
    ("fr", "Rondes de nuit sur un site", "Effectué des rondes nocturnes sur un site", "Effectué des rondes quotidiennes sur un site"),
    ("fr", "Encadrement de stagiaires, plannings et commandes", "Encadré des stagiaires, géré plannings et commandes", "Encadré des stagiaires, négocié plannings et commandes"),
    ("fr", "Accueil pour trois dentistes", "Accueilli les patients de trois dentistes", "Accueilli les enfants de trois dentistes"),
    ("fr", "Correction du brevet en 2018", "Corrigé le brevet en 2018", "Corrigé le brevet depuis 2018"),
    ("fr", "Rapports livrés sans erreur", "Livré les rapports sans erreur", "Livré les rapports sans erreur, sans aide"),
    ("fr", "Dépannage des machines", "Dépanné les machines", "Dépanné les automates"),
    ("es", "Grupos de hasta 20 personas", "Grupos de 20 personas como máximo", "Grupos de más de 20 personas"),
    ("es", "Reparto de cestas los viernes", "Repartí cestas cada viernes", "Repartí cestas cada lunes"),
    ("es", "Conexión de cuadros", "Conecté cuadros", "Diseñé cuadros"),
    ("es", "Informe que se prevé publicar", "Informe cuya publicación está prevista", "Informe publicado"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "before", "honest", "lie"), HONEST_AND_LIE)
def test_it_passes_the_same_in_other_words_and_blocks_the_lie(
    language: str, before: str, honest: str, lie: str
) -> None:
    assert check_wording(before, honest, language)[0] == []
    assert check_wording(before, lie, language)[0] != []
