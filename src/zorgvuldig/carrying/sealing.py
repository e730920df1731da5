"""The seal for the road: a passphrase that is shown once and goes by another way than the file.

The passphrase becomes a key by scrypt, the content is sealed with AES-256-GCM. Both are open
standards, and the file says itself how it was done, so that any program can open it.
"""

import secrets

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from zorgvuldig.carrying.form import Sleutel, Slot, Verzegeld
from zorgvuldig.exchange.secrets import LETTERS, spoken
from zorgvuldig.recording.refusals import NotNow

FORM, VERSION = "zorgvuldig-dossier-verzegeld", "1.0"
GROUPS = 6  # of four letters: 120 bits
MOST_BYTES = 8 * 1024 * 1024
TOO_LARGE = "Dit bestand is te groot. Een dossier als bestand is hooguit 8 MB."
NO_FILE = (
    "Dit is geen dossierbestand van Zorgvuldig. Vraag de afzender om het bestand opnieuw te sturen."
)
WRONG = (
    "Met deze code van zes groepen gaat het bestand niet open. Kijk of u elke letter goed hebt. "
    "Klopt de code? Dan is het bestand onderweg veranderd: vraag de afzender om een nieuw."
)


def sealed(content: bytes) -> tuple[bytes, str]:
    """The content sealed, and the passphrase that opens it and is kept nowhere."""
    passphrase = spoken(GROUPS)
    key = Sleutel("scrypt", 32768, 8, 1, secrets.token_bytes(16))
    lock = Slot("AES-256-GCM", secrets.token_bytes(12))
    inside = AESGCM(_key(passphrase, key)).encrypt(lock.nonce, content, _bound())
    file = Verzegeld("zorgvuldig-dossier-verzegeld", "1.0", key, lock, inside)
    return msgspec.json.encode(file), passphrase


def opened(file: bytes, passphrase: str) -> bytes:
    """What was sealed, or a refusal in words."""
    if len(file) > MOST_BYTES:
        raise NotNow(TOO_LARGE)
    try:
        found = msgspec.json.decode(file, type=Verzegeld)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise NotNow(NO_FILE) from None
    if len(found.sleutel.zout) != 16 or len(found.slot.nonce) != 12:
        raise NotNow(NO_FILE)
    try:
        cipher = AESGCM(_key(passphrase, found.sleutel))
        return cipher.decrypt(found.slot.nonce, found.inhoud, _bound())
    except InvalidTag:
        raise NotNow(WRONG) from None


def _key(passphrase: str, how: Sleutel) -> bytes:
    """However it was typed: without dashes, in small letters."""
    said = "".join(letter for letter in passphrase.upper() if letter in LETTERS)
    return Scrypt(salt=how.zout, length=32, n=how.n, r=how.r, p=how.p).derive(said.encode())


def _bound() -> bytes:
    return f"{FORM} {VERSION}".encode()
