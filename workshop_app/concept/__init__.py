"""What comes out: chapters, Konzept-Check and the Word draft. No Qt."""
