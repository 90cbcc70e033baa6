"""The yardstick: an empty window of PySide6 with qt-material's theme; prints when it stood."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow
from qt_material import apply_stylesheet

from tests.benchmarks.measured_start import report
from tests.benchmarks.watching import PaintWatch, handle_until

app = QApplication(sys.argv[:1])
apply_stylesheet(app, theme="light_cyan_500.xml")
window = QMainWindow()
window.resize(1280, 720)
watch = PaintWatch()
window.show()
handle_until(lambda: bool(watch.painted))
report()
