"""The address of a whole distribution of Pyodide: what an address is, and what the one that was named has.

A wrong one would be found by a class, in lesson 06, and by nobody before. So it is asked once, now.
"""

import json
import re
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from whosays.author.site.lock import BY_URL
from whosays.author.site.runtime import LOCK
from whosays.author.site.wheels import needed
from whosays.base.errors import KitError
from whosays.base.json_types import JsonObject

_LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
_PLACE = (
    r"(?::[0-9]{1,5})?(?:/[\w.~%+@=/-]*)?"  # port and folders: no sign that a page's policy, or HTML, reads
)
_ADDRESS = re.compile(
    rf"(?:https://{_LABEL}(?:\.{_LABEL})*|http://(?:localhost|127\.0\.0\.1)){_PLACE}",
    re.ASCII | re.IGNORECASE,
)
_NO_ADDRESS = (
    "--pyodide-url takes the address of a folder, such as https://HOST/pyodide/full/ (http:// only for "
    "localhost and 127.0.0.1), without spaces, quotes or one of < > ; ? # in it."
)
_OTHER = (
    "{address} holds another Pyodide than this site’s ({what} {theirs}, and not {ours}): name a whole "
    "distribution of the same version in --pyodide-url, or leave it out."
)
_RUNS_ON = ("python", "abi_version", "platform", "arch")
_SECONDS = 10
_MOST = 20_000_000  # bytes: a list of all packages is a tenth of it


def check_address(address: str) -> None:
    """Refuse what is no address; "" is none, and that is well.

    Raises:
        KitError: a browser could fetch nothing from there, or it would break the rules of a page.
    """
    if address and not (_ADDRESS.fullmatch(address) and _has_a_port(address)):
        raise KitError(_NO_ADDRESS)


def _has_a_port(address: str) -> bool:
    try:
        return urlsplit(address).port != 0
    except ValueError:  # there are 65535
        return False


def far_list(address: str, seconds: float = _SECONDS) -> JsonObject | str:
    """The list of packages at an address, or why it did not answer: whoever builds may be offline.

    Raises:
        KitError: somebody answers there, and has no such list.
    """
    url = f"{address.rstrip('/')}/{LOCK}"
    try:
        with urlopen(Request(url), timeout=seconds) as answer:
            return _read(answer.read(_MOST), url)
    except HTTPError as error:
        if error.code in (404, 410):
            raise KitError(_no_list(url)) from error
        return f"{error.code} {error.reason}"
    except (OSError, HTTPException) as error:
        return str(getattr(error, "reason", "") or error or type(error).__name__)


def _read(data: bytes, url: str) -> JsonObject:
    try:
        found = json.loads(data)
    except ValueError as error:
        raise KitError(_no_list(url)) from error
    if not isinstance(found, dict) or not all(isinstance(found.get(k), dict) for k in ("info", "packages")):
        raise KitError(_no_list(url))
    return found


def _no_list(url: str) -> str:
    return (
        f"There is no list of packages at {url}: --pyodide-url takes the folder of a whole distribution of "
        "Pyodide, which holds that file."
    )


def check_same(far: JsonObject, own: JsonObject, address: str) -> None:
    """Refuse a distribution from which this site's Python could load nothing.

    Args:
        far: its list of packages.
        own: the list of the Pyodide that the site is made with.
        address: where it is, for the sentence.

    Raises:
        KitError: it is made for another Python, or what a lesson needs is not there, or another file.
    """
    for what in _RUNS_ON:
        if far["info"].get(what) != own["info"].get(what):
            raise KitError(
                _OTHER.format(
                    address=address, what=what, theirs=far["info"].get(what), ours=own["info"].get(what)
                )
            )
    for name in needed(own["packages"], BY_URL):
        _check_file(name, far["packages"].get(name), own["packages"][name], address)


def _check_file(name: str, theirs: object, ours: JsonObject, address: str) -> None:
    if not isinstance(theirs, dict):
        raise KitError(
            f"{address} has no {name}, which lesson 06 needs: name a whole distribution of Pyodide."
        )
    for field in ("file_name", "sha256"):  # a browser asks for this file, and takes no other bytes
        if theirs.get(field) != ours.get(field):
            raise KitError(
                _OTHER.format(
                    address=address, what=f"{name}’s {field}", theirs=theirs.get(field), ours=ours[field]
                )
            )
