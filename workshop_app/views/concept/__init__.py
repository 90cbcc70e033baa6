"""The concept on the screen: chapters, page, findings of the Konzept-Check, own words."""
