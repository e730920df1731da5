"""Dutch, where the page differs from what Django has."""

TIME_FORMAT = r"H.i \u\u\r"
DATETIME_FORMAT = r"j F Y, H.i \u\u\r"
