"""Style, script and pictures under names that change with what is in them.

While servers are renewed one after the other, a page of one version asks its files of a server with
another. Source: docs/decisions/0052.
"""

import re
from typing import TYPE_CHECKING, Any

from whitenoise.middleware import WhiteNoiseMiddleware

if TYPE_CHECKING:
    from django.http import HttpRequest

PRINTED = re.compile(r"\.[0-9a-f]{12}(?=\.[^./]+$)")  # "style.0123456789ab.css"


class OfEveryVersion(WhiteNoiseMiddleware):  # type: ignore[misc]
    """For a print of another version: the same file as it is here, which nobody may keep."""

    def __call__(self, request: "HttpRequest") -> Any:
        path = request.path_info
        if path in self.files or not path.startswith(self.static_prefix):
            return super().__call__(request)
        ours = self.files.get(PRINTED.sub("", path))
        if ours is None or not PRINTED.search(path):
            return super().__call__(request)
        answer = self.serve(ours, request)
        answer["Cache-Control"] = "no-store"
        return answer
