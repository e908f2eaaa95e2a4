from django.urls import path

from crossings.studies.views import advising, board, own

app_name = "studies"
urlpatterns = [
    path("studies/", own.studies, name="studies"),
    path("studies/<uuid:key>/", own.enrolment, name="enrolment"),
    path("studies/<uuid:key>/audits/", own.keep_audit, name="keep-audit"),
    path("studies/<uuid:key>/ask/", own.ask, name="ask"),
    path("studies/<uuid:key>/recognition/", own.ask_recognition, name="ask-recognition"),
    path("studies/<uuid:key>/what-if/", own.what_if, name="what-if"),
    path("studies/plans/<uuid:key>/", own.plan, name="plan"),
    path("studies/requests/decisions/<uuid:key>/", own.withdraw_request, {"kind": "decisions"}, name="own-decision"),
    path(
        "studies/requests/recognitions/<uuid:key>/",
        own.withdraw_request,
        {"kind": "recognitions"},
        name="own-recognition",
    ),
    path("advising/", advising.advising, name="advising"),
    path("board/", board.board, name="board"),
    path("board/programmes/<slug:slug>/compare/", board.compare, name="compare"),
    path("board/decisions/<uuid:key>/", board.decision, name="decision"),
    path("board/recognitions/<uuid:key>/", board.recognition, name="recognition"),
    path("board/studies/<uuid:key>/decide/", board.decide, name="decide"),
    path("board/decisions/<uuid:key>/withdraw/", board.withdraw, {"kind": "decisions"}, name="withdraw-decision"),
    path(
        "board/recognitions/<uuid:key>/withdraw/", board.withdraw, {"kind": "recognitions"}, name="withdraw-recognition"
    ),
]
