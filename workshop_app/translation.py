"""Texts that people see: German source strings, looked up through gettext.

German is the source language, so without a catalogue each text stands for itself.
"""

import gettext

_translations = gettext.NullTranslations()

_ = _translations.gettext
ngettext = _translations.ngettext
