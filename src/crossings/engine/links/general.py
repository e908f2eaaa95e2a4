"""Words of scholarly titles that name no subject: how general a term is where no background literature is there to tell.

Public names: `generality` (0 for a term that names a subject, more for one that says nothing), `EMPTY`, `VAGUE`.
The lists are written by hand from what titles of every field say of work itself (a study, an effect) and of things in general
(a rate, a level). They know nothing of any one field: what is general there, a background corpus tells.
"""

from __future__ import annotations

from functools import cache, lru_cache

from crossings.engine.search.folding import fold
from crossings.engine.search.stems import stem
from crossings.engine.search.words import is_silent, words

EMPTY = {  # say of the work that it is one, or how things stand to each other
    "en": """
        ability able above absence abstract account accounting achieve across act action actual add additional address advance
        advances advantage against aim along alternative among amongst analyses analysis analytic analyze answer apparent
        application applications apply approach appropriate argument around article aspect aspects assess assessment associate
        associated association assumption attempt author available back base based basic basis below beneath beneficial
        benefit beside best better between beyond book both brief bring broad bulletin calculation call case cases causal
        cause caused causes certain challenge change changed changes changing chapter characteristic characteristics
        characterization choice clarify clear close closer collection combined comment comments common comparable comparative
        compare compared comparing comparison comparisons complete complex component concept concepts conceptual concern
        concerning conclusion condition conditions conduct conference confirm congress connection consequence consequences
        consider considerations consistent context contrast contribution contributions control controlled correlate correlates
        correlation course critical current data day days deal debate define definition degree demonstrate demonstration
        depend dependence dependent depending describe description design despite detail detect detection determinant
        determinants determination determine determined determining develop developing development developments differ
        difference differences different differential difficult direct direction discovery discuss discussion distinct
        distribution draw due during early easy editorial effect effective effectiveness effects efficacy eight element
        elements emerging empirical end enhance enhanced essay essays essential establish estimate estimated estimates
        estimating estimation evaluate evaluating evaluation event evidence examination examine examining example examples
        except exist existence experience experiment experimental experimentally experiments explain explaining explanation
        explore exploring extension extent factor factors facts far feature features field finding findings first five follow
        followed following foreword form forms found four frequency full further future general generally give given good
        great group groups guide half hand high higher highly history hypothesis idea ideas identification identify
        identifying implication implications importance important improve improved improvement improving incidence include
        including increase increased increases increasing independent index indicate indicator indicators indirect individual
        induce induced influence influences information initial inquiry inside insight insights interact interaction
        interactions interest international interpretation interpreting introduction investigate investigation investigations
        involve involved involvement issue issues journal key kind know knowledge lack large larger last late latest learn
        least less lesson lessons letter level levels like limit limitations limited link linked links list literature little
        long longitudinal look low lower made main major make making manner many matter mean meaning means measure measured
        measurement measurements measures mechanism mechanisms meeting method methodological methodology methods middle mode
        model modeling modelling models modern modified month months much multiple natural nature near necessary need needs
        negative new next nine note notes novel number object observation observations observe observed obtain obtained occur
        occurrence occurring old one onto open order origin original other outside overview paper papers part particular parts
        past pattern patterns per perform perspective perspectives phase phenomena phenomenon pilot place point points
        possibility possible potential practical practice preface preliminary presence present presentation primary principle
        principles problem problems procedure procedures proceedings process produce produced program progress proof
        properties property proposal prospective prospects protocol provide purpose puzzle qualitative quantitative question
        questions random randomized range rapid rare rate rates ratio real reason recent recently reconsidered reduce reduced
        reducing reduction reference regard related relation relations relationship relationships relative relevance relevant
        remark remarks report reported reports require required research response responses result resulting results
        retrospective revealed review reviewed reviews revisit revisited right role roles rule same sample second section see
        seen select selected selection separate series set several shape short show shown side significance significant
        similar simple simulation single site situation six size small some source sources special specific stage standard
        start state states status step strategies strategy structural structure structures studied studies study studying
        subject subjects subsequent successful suggest suggestion summary support survey surveys symposium system systematic
        systems table take technique techniques ten term terms test tested testing tests theme theoretical theories theory
        thing think thinking three throughout till time times title today tool tools top topic total toward towards treatise
        trend trends trial trials true turn two type types typical uncertain understand understanding unique unit unlike until
        unusual update upon use used useful usefulness uses using usual usually utility utilization validation validity
        valuable value values variability variable variables variation variations varied various vary varying versus via view
        views volume way ways week weeks whole wide within without words work working workshop world year years yield zero
    """,
    "es": """
        analisis aplicacion aporte articulo aspecto autor base cambio capitulo caracteristica caso causa clave comparacion
        comparativo concepto condicion conocimiento consecuencia consideracion contexto contribucion control cuestion dato
        desafio desarrollo descripcion determinacion determinante diferencia dimension efecto ejemplo elemento encuesta
        enfoque ensayo escala estimacion estructura estudio evaluacion evidencia evolucion examen experiencia factor fase
        forma funcion funcionamiento general grado grupo hacia hecho hipotesis historia idea impacto implicacion importancia
        incidencia indice influencia informacion informe introduccion investigacion largo libro marco mecanismo medicion
        medida metodo metodologia modelo mundo nivel nota nuevo numero objetivo observacion origen papel parte pasado
        perspectiva planteamiento posible practica presencia presente primer principal problema proceso propuesta proyecto
        punto reciente reflexion relacion relativo resultado revision seguimiento segundo serie siglo sistema situacion tasa
        tema tendencia teoria termino tiempo tipo trabajo uso utilizacion valor variable vez vision vista
    """,
    "fr": """
        actuel an analyse annee application apport approche article aspect auteur base but cadre cas cause chapitre choix
        comparaison comparatif concept condition connaissance consequence consideration contexte contribution controle defi
        definition depuis description determinant developpement difference dimension donnee effet element enjeu enquete entre
        essai estimation etape etat etude evaluation evidence evolution examen exemple experience facon facteur fait fin
        fonction fonctionnement forme general grand groupe histoire hypothese idee impact implication importance incidence
        indice influence information introduction jour lien livre long maniere mecanisme mesure methode methodologie mise
        modele mois monde moyen nature niveau nombre note nouveau nouvel objectif observation origine partie passe perspective
        phase phenomene place point possible pratique premier presence present principal probleme processus projet propos
        proposition propriete quelque question rapport recent recherche reflexion relation resultat revue role second selon
        serie siecle situation structure suite sujet systeme tableau taux temps tendance terme theorie travail type usage
        utilisation valeur variable variation vers vie vue
    """,
    "ar": """
        آثار اثر اسباب اطار افاق انواع اهداف اهمية بحث بعض تاثير تحديات تحليل تطبيق تطبيقية تطور تطوير تقييم جديد جديدة حالة
        خاصة خصائص خلال دراسات دراسة دور رؤية سياق ضوء طرق طريقة عام عامة علاقة عوامل قضايا قضية قياس مجال مدخل مراجعة مستوى
        مشكلة مفهوم مقارنة مقدمة ملاحظات منهج ميدانية نتائج نظام نظرة نظرية نموذج واقع
    """,
}
VAGUE = {  # name things that any field has; a subject only together with another word
    "en": """
        abnormal absolute acceptance accuracy activation active activities activity acute addition adequate adjustment
        administration adult adults affect affected affecting agent agents amount area areas average barrier behavior
        behaviour blind body boundary capacity central chain chronic circumstances class classification clinic clinical cohort
        combination comprehensive concentration constant construction content continuous core coverage crossover cycle decade
        decline decrease decreased delay density derived device diagnosis dimension disease disorder distance domain double
        dual duration dynamic dynamics efficiency efficient equal error excess exposure extended external extra extreme
        failure female final flow formation formula foundation frame framework function functional functions gain gap
        generation generic global gradient growth human humans image impact impaired implementation inhibition input intensity
        internal intervention interventions isolated joint layer leading length light line linear load loading local location
        loss male management map mass material materials mature maximum medium member minimal minimum mixed motion movement
        network networks normal objective operation operations optimal optimum organization outcome outcomes output parameter
        parameters partial participation patient patients performance period periods person personal persons phases physical
        placebo plan planning population populations position positive prediction prevalence probability product production
        products profile prognosis programme quality rational reaction reactions recovery region regional release reliability
        removal repeated resource resources scale search sensitivity sequence severe shift simultaneous solution solutions
        space specificity speed stability stable static steady strength strong subgroup success sudden supply surface
        sustained symptom symptoms syndrome task technical therapeutic therapy threshold tissue transfer transition treat
        treated treating treatment treatments unknown velocity vertical weight
    """,
}
NOTHING, LITTLE, SOMETHING = 2, 1, 0  # what a word says


@lru_cache(200_000)
def generality(label: str, language: str) -> int:
    """How general a term is: 0 where each word names a subject, 1 where some words do ("drought study", which says no more than
    its subject), 3 where its best word says little ("clinical study"), 5 where no word says anything ("a study").

    >>> [generality(label, "en") for label in ("drought", "drought study", "clinical study", "a comparative study")]
    [0, 1, 3, 5]
    """
    said = [_says(word, language) for word in words(label) if not is_silent(word, language)] or [NOTHING]
    return 2 * min(said) + (max(said) > SOMETHING)


def _says(word: str, language: str) -> int:
    return _listed(language).get(stem(word, language), SOMETHING)


@cache
def _listed(language: str) -> dict[str, int]:
    """What each listed stem of a language says."""
    lists = {LITTLE: VAGUE.get(language, ""), NOTHING: EMPTY.get(language, "")}
    return {stem(fold(word), language): says for says, listed in lists.items() for word in listed.split()}
