"""What a plan asks, by the name of each answer: the same for form, versions and seal."""

OUTSIDE = "outside"  # the case lead is nobody of the own organisation
WORDS = (
    "client_goal",
    "family_goal",
    "agency_goal",
    "joined",
    "choices_offered",
    "chosen",
    "drive_identity",
    "drive_meaning",
    "drive_justice",
    "drive_sensation",
    "alternatives",
    "places",
    "contact_point",
    "siblings_peers",
    "information",
    "hearing_back",
    "lead_name",
)
# What agreements after the weighing already say, as the plan asks it.
FROM_AGREEMENTS = {
    "client_goal": "client_wants",
    "siblings_peers": "others",
    "information": "information",
    "hearing_back": "hearing_back",
}
