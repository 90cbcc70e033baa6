"""The draft of a decision: all that stands in its panel."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from workshop_app.views.drafts.drafts import DraftDesk, DraftParts, FieldDraft, Typed

if TYPE_CHECKING:
    from workshop_app.views.notes.decision_panel import DecisionPanel

_COUNTER, _PROCEDURE = "counter", "procedure"


def decision_draft(
    desk: DraftDesk,
    panel: "DecisionPanel",
    *,
    discard: Callable[[], object],
    focus: Callable[[], object],
) -> FieldDraft:
    """Keeps what is typed in the panel until the decision is saved."""

    def read() -> Typed:
        beside = {name: line.text() for name, line in panel.counts.items()}
        beside[_COUNTER] = panel.counter.toPlainText()
        beside[_PROCEDURE] = str(panel.procedure.currentIndex())
        return Typed(panel.text.toPlainText(), beside)

    def show(typed: Typed) -> None:
        panel.text.setPlainText(typed.text)
        panel.counter.setPlainText(typed.beside.get(_COUNTER, ""))
        procedure = typed.beside.get(_PROCEDURE, "")
        panel.procedure.setCurrentIndex(int(procedure) if procedure.isdecimal() else 0)
        for name, line in panel.counts.items():
            line.setText(typed.beside.get(name, ""))

    parts = DraftParts(
        name=panel.accessibleName(),
        read=read,
        is_open=lambda: panel.has_draft,
        show=show,
        accept=panel.save,
        discard=discard,
        focus=focus,
    )
    draft = FieldDraft(desk, panel.text, parts)
    for signal in (
        panel.text.textChanged,
        panel.counter.textChanged,
        panel.procedure.currentIndexChanged,
        *(line.textChanged for line in panel.counts.values()),
    ):
        signal.connect(draft.touch)
    return draft
