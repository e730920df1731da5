"""What a browser may do with our pages: load nothing of others, lend nothing of the machine.

As strict as the strictest peer; docs/security.md says which test holds each line.
"""

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "connect-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # pictures to point a telephone at are made in the page
        "base-uri": ["'none'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
# What a page may ask of the machine it is read on: a passkey, and nothing else.
PERMISSIONS_POLICY = {
    **dict.fromkeys(
        ("accelerometer", "autoplay", "bluetooth", "browsing-topics", "camera", "display-capture",
         "encrypted-media", "fullscreen", "gamepad", "geolocation", "gyroscope", "hid",
         "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment",
         "picture-in-picture", "screen-wake-lock", "serial", "usb", "web-share",
         "xr-spatial-tracking"),
        "()",
    ),
    "publickey-credentials-create": "(self)",
    "publickey-credentials-get": "(self)",
}  # fmt: skip
