"""What the projector does: follow the cockpit, stand still, be black, or show the logo."""

import enum

from workshop_app.translation import _


class Mode(enum.StrEnum):
    """Whether the room follows the cockpit."""

    LIVE = "live"
    FROZEN = "eingefroren"
    BLACK = "schwarz"
    LOGO = "logo"

    @property
    def label(self) -> str:
        """The mode as people read it."""
        return {
            Mode.LIVE: _("live"),
            Mode.FROZEN: _("eingefroren"),
            Mode.BLACK: _("schwarz"),
            Mode.LOGO: _("Logo"),
        }[self]
