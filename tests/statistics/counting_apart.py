"""The nightly job in a process of its own, as a second worker on another server would run it:
`python -m tests.statistics.counting_apart DATABASE`. A line in is a day; the line out is how many
organisations were counted, and how many failed."""

import sys
from datetime import date

from tests.helpline.at_work_apart import begin


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def main() -> None:
    begin(sys.argv[1])
    from zorgvuldig.statistics.actions.counting import count_what_is_due

    say("ready")
    for line in sys.stdin:
        done, failed = count_what_is_due(date.fromisoformat(line.strip()))
        say(f"{done} {failed}")


if __name__ == "__main__":
    main()
