"""The year report as it leaves the house: PDF, OpenDocument, and a table with its description."""
