"""The codes of FHIR R4 and DICOM that our lines of the logbook become."""

DICOM = "http://dicom.nema.org/resources/ontology/DCM"
TERMINOLOGY = "http://terminology.hl7.org/CodeSystem"

OUTCOME = {"success": "0", "denied": "4", "error": "8"}
# The beginning of an event's name, and what it is in DICOM; anything else is work of the program.
SORTS = {
    "logbook.": ("110101", "Audit Log Used"),
    "person.": ("110114", "User Authentication"),
    "session.": ("110114", "User Authentication"),
}
PATIENT_RECORD = ("110110", "Patient Record")
APPLICATION = ("110100", "Application Activity")
ABOUT_CLIENTS = ("dossier.", "conversation.", "consent.", "note.", "proposal.", "assessment.",
                 "plan.", "map.", "summary.", "helprequest.")  # fmt: skip


def said(system: str, code: str, display: str) -> dict[str, str]:
    """A code of HL7 with its own words."""
    return {"system": f"{TERMINOLOGY}/{system}", "code": code, "display": display}


def sort(event: str) -> dict[str, str]:
    """Of which kind an event is, among those everybody knows; its subtype says which exactly."""
    found = next((told for begins, told in SORTS.items() if event.startswith(begins)), APPLICATION)
    code, display = PATIENT_RECORD if event.startswith(ABOUT_CLIENTS) else found
    return {"system": DICOM, "code": code, "display": display}


PERSON = said("extra-security-role-type", "humanuser", "human user")
SYSTEM = said("extra-security-role-type", "dataprocessor", "data processor")
PATIENT = said("audit-entity-type", "1", "Person")
OBJECT = said("audit-entity-type", "2", "System Object")
ENTITY = said("object-role", "4", "Domain Resource")
