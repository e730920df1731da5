"""How De Brug looked in its invented year: signs and outcomes by the kind of event."""

SIGNS = (120, 138, 125, 145)
LOOKS = (
    (
        {
            "signs_by_event": {
                "COUNTER:HOME_PROBLEMS": 34, "COUNTER:LOSS_OF_SCHOOL_WORK": 21,
                "COUNTER:DISCRIMINATION": 14, "COUNTER:PROPAGANDA": 6, "COUNTER:SEVERAL": 12,
                "COUNTER:NO_EVENT": 48,
                "UNCLEAR:HOME_PROBLEMS": 15, "UNCLEAR:PROPAGANDA": 13, "UNCLEAR:NO_EVENT": 22,
                "FACT:HOME_PROBLEMS": 61, "FACT:LOSS_OF_SCHOOL_WORK": 38,
                "FACT:DISCRIMINATION": 19, "FACT:PROPAGANDA": 44, "FACT:SEVERAL": 25,
                "FACT:NO_EVENT": 73,
                "THOUGHT:HOME_PROBLEMS": 17, "THOUGHT:DISCRIMINATION": 5,
                "THOUGHT:PROPAGANDA": 41, "THOUGHT:NO_EVENT": 20,
            },
            "judgement_words": {"WITH": 61, "WITHOUT": 467},
        },
        SIGNS,
    ),
    (
        {
            "outcomes_by_event": {
                "NO_CONCERN:HOME_PROBLEMS": 22, "NO_CONCERN:LOSS_OF_SCHOOL_WORK": 12,
                "NO_CONCERN:PROPAGANDA": 11, "NO_CONCERN:NO_EVENT": 26,
                "OTHER_SUPPORT:HOME_PROBLEMS": 16, "OTHER_SUPPORT:LOSS_OF_SCHOOL_WORK": 10,
                "OTHER_SUPPORT:NO_EVENT": 12,
                "PLAN_DONE:HOME_PROBLEMS": 8, "PLAN_DONE:NO_EVENT": 11,
            },
        },
        (28, 33, 31, 36),
    ),
)  # fmt: skip
