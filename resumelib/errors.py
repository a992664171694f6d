"""Every error the domain raises on purpose.

::

    ResumeError                  carries one sentence for the person and a stable code
    ├── InputRefused             the given document can't be used          (exit 3, HTTP 4xx)
    │   ├── EmptyInput           nothing in it
    │   ├── TooLarge             more bytes, pages or pixels than are read
    │   ├── UnsupportedInput     a type that is not read, or not what its name says
    │   ├── EncryptedInput       asks for a password
    │   ├── DamagedInput         can't be opened as what it claims to be
    │   ├── NothingReadable      opened, but no text in it, OCR included
    │   └── NotAResume           readable, but not somebody's career
    ├── WrongUsage               the call itself is wrong                  (exit 2, HTTP 400)
    ├── OutdatedState            stored by another version of the software  (HTTP 409)
    ├── ServiceUnreachable       a service this needs doesn't answer       (exit 4, HTTP 503)
    │   └── LanguageModelError   the configured model endpoint failed; `cause` says how
    └── DeliveryBlocked          a file we made failed its own check: a bug of ours (exit 1)

Anything else that escapes is a bug.
"""


class ResumeError(Exception):
    """Base of all. `sentence` is shown to the person as it is; `code` is stable and machine-readable."""

    code = "error"

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class InputRefused(ResumeError):
    code = "input-refused"


class EmptyInput(InputRefused):
    code = "empty-input"


class TooLarge(InputRefused):
    code = "too-large"


class UnsupportedInput(InputRefused):
    code = "unsupported-input"


class EncryptedInput(InputRefused):
    code = "encrypted-input"


class DamagedInput(InputRefused):
    code = "damaged-input"


class NothingReadable(InputRefused):
    code = "nothing-readable"


class NotAResume(InputRefused):
    code = "not-a-resume"


class WrongUsage(ResumeError):
    code = "wrong-usage"


class OutdatedState(ResumeError):
    """What is stored was written by another version of the software, in a form that can't be gone on with."""

    code = "outdated"

    def __init__(self) -> None:
        super().__init__("This was begun by another version of CVImprover. Start it again.")


class ServiceUnreachable(ResumeError):
    code = "service-unreachable"


class LanguageModelError(ServiceUnreachable):
    """`cause` is one of: unreachable, tls, refused-key, unknown-model, no-schema, timeout, rate-limited, server, bad-answer."""

    code = "language-model"

    def __init__(self, sentence: str, *, cause: str, retry_after: float | None = None) -> None:
        super().__init__(sentence)
        self.cause = cause
        self.retry_after = retry_after  # seconds, where the endpoint said so


class DeliveryBlocked(ResumeError):
    """`missing` lists what the independent extractor did not find, as (field path, text)."""

    code = "delivery-blocked"

    def __init__(self, sentence: str, missing: tuple[tuple[str, str], ...] = ()) -> None:
        super().__init__(sentence)
        self.missing = missing
