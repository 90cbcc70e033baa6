"""What a form lacks, in two words; a board needs it without the rules that find it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that is missing, and the field where it can be given."""

    attribute: str  # of a field, or of what is shown below the fields
    text: str  # „Verantwortung fehlt“
