"""What lists of lines to tick share."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt


class TickableListModel(QAbstractListModel):
    """A list in which each line can be ticked."""

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Each line can be ticked."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags
