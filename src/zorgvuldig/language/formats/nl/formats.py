"""Dutch, where the page differs from what Django has."""

DATETIME_FORMAT = r"j F Y, H.i \u\u\r"
