"""The rights desk: requests of clients and their parents."""

from django.urls import path

from zorgvuldig.privacy.views import rights, rights_answer, rights_doing, rights_file, rights_steps

HERE = "<uuid:number>/"

urlpatterns = [
    path("", rights.desk, name="rights"),
    path("nieuw/", rights_steps.take_in_at_desk, name="rights_take_in_desk"),
    path("dossier/<dossier:reference>/", rights.of_dossier, name="rights_of"),
    path("dossier/<dossier:reference>/nieuw/", rights_steps.take_in, name="rights_take_in"),
    path(HERE, rights.request_page, name="rights_request"),
    path(f"{HERE}wie/", rights_steps.identity, name="rights_identity"),
    path(f"{HERE}client/", rights_steps.informed, name="rights_informed"),
    path(f"{HERE}nagegaan/", rights_steps.facts, name="rights_facts"),
    path(f"{HERE}langer/", rights_steps.longer, name="rights_longer"),
    path(f"{HERE}langer/brief.pdf", rights_file.longer_pdf, name="rights_longer_pdf"),
    path(f"{HERE}stukken/", rights_file.items, name="rights_items"),
    path(f"{HERE}nalezen/", rights_file.passages, name="rights_passages"),
    path(f"{HERE}antwoord/", rights_answer.prepare, name="rights_answer"),
    path(f"{HERE}meekijken/", rights_answer.agree, name="rights_agree"),
    path(f"{HERE}antwoord/terug/", rights_answer.take_back, name="rights_take_back"),
    path(f"{HERE}brief.pdf", rights_file.letter_pdf, name="rights_letter"),
    path(f"{HERE}dossier.pdf", rights_file.paper_pdf, name="rights_paper"),
    path(f"{HERE}meenemen.json", rights_file.portable, name="rights_portable"),
    path(f"{HERE}namen.pdf", rights_file.names_pdf, name="rights_names"),
    path(f"{HERE}bewijs.pdf", rights_file.proof_pdf, name="rights_proof"),
    path(f"{HERE}gegeven/", rights_doing.hand_over, name="rights_hand_over"),
    path(f"{HERE}uitvoeren/", rights_doing.carry_out, name="rights_carry_out"),
    path(f"{HERE}plicht/<slug:duty>/", rights_doing.see_to, name="rights_duty"),
    path(f"{HERE}weg/", rights_doing.way, name="rights_way"),
    path(f"{HERE}delen/", rights_doing.lift, name="rights_lift"),
    path(f"{HERE}afronden/", rights_doing.close, name="rights_close"),
]
