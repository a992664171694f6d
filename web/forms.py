"""What a person may fill in, and what it is for. Nothing here reads the files; that is the services' work."""

import unicodedata
from pathlib import Path
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cv.services import themes
from resumelib.model.region import REGIONS

CV_TYPES = ".pdf,.docx,.odt,.rtf,.txt,.md,.html,.htm,.json,.png,.jpg,.jpeg,.webp,.tif,.tiff,.bmp,.heic"
LEVELS = [("", "–"), ("0-2", _("up to 2 years")), ("3-5", _("3 to 5 years")), ("6+", _("6 years or more"))]
SIZES = [
    ("", "–"),
    ("startup", _("a startup")),
    ("small", _("small")),
    ("medium", _("medium")),
    ("enterprise", _("large")),
]
TIMELINES = [
    ("", "–"),
    ("immediate", _("now")),
    ("1-3 months", _("in 1 to 3 months")),
    ("3-6 months", _("in 3 to 6 months")),
    ("6+ months", _("later")),
]


def region_choices() -> list[tuple[str, Any]]:
    """Every country profile, by its name; empty means: from the place, else international."""
    named = sorted(((code, gettext(region.name)) for code, region in REGIONS.items()), key=_by_name)
    return [("", _("International")), *named]


def _by_name(choice: tuple[str, str]) -> str:
    """Österreich stands beside Oman, not after Z."""
    return unicodedata.normalize("NFD", choice[1]).casefold()


_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".heic", ".heif", ".gif")


def is_picture(file: UploadedFile) -> bool:
    """By its name, else by what the browser takes it for."""
    return Path(file.name or "").suffix.lower() in _PICTURES or (file.content_type or "").startswith("image/")


class ManyFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class ManyFiles(forms.FileField):
    """Several files under one name; cleaned to a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        given = data if isinstance(data, list | tuple) else [data] if data else []
        if not given and self.required:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return [super(ManyFiles, self).clean(file, initial) for file in given]


class StartForm(forms.Form):
    """A CV as files or as text, the posting, and the questionnaire. Everything but the CV may be skipped."""

    files = ManyFiles(
        required=False,
        allow_empty_file=True,  # the services refuse it, in the same words as everywhere
        label=_("Your CV"),
        widget=ManyFilesInput(attrs={"accept": CV_TYPES, "multiple": True, "aria-describedby": "files-why"}),
    )
    resume_text = forms.CharField(
        required=False,
        label=_("The text of your CV"),
        widget=forms.Textarea(attrs={"rows": 8, "placeholder": _("Paste your CV here")}),
    )
    posting = forms.CharField(
        required=False,
        label=_("Text of the posting"),
        widget=forms.Textarea(
            attrs={
                "rows": 6,
                "placeholder": _("Paste the advertisement here"),
                "aria-describedby": "posting-why",
            }
        ),
    )
    posting_file = forms.FileField(required=False, allow_empty_file=True, label=_("Or its file"))
    position = forms.CharField(
        required=False,
        max_length=200,
        label=_("Position you want"),
        help_text=_("Puts what fits it first, and names it in the letter."),
    )
    industry = forms.CharField(
        required=False,
        max_length=200,
        label=_("Industry"),
        help_text=_("Its customary words are not called jargon."),
    )
    experience_level = forms.ChoiceField(
        required=False,
        choices=LEVELS,
        label=_("Experience"),
        help_text=_("Decides whether one page is enough and whether education goes first."),
    )
    company_size = forms.ChoiceField(
        required=False,
        choices=SIZES,
        label=_("Employer you look for"),
        help_text=_("Shifts what the advice stresses."),
    )
    location = forms.CharField(
        required=False,
        max_length=200,
        label=_("Where you apply"),
        help_text=_("Checks what the posting says about place and permit."),
    )
    region = forms.ChoiceField(
        required=False,
        choices=region_choices,
        label=_("Customs of"),
        help_text=_("Paper, dates, photo and length are set as this country expects them."),
    )
    application_timeline = forms.ChoiceField(
        required=False,
        choices=TIMELINES,
        label=_("When you apply"),
        help_text=_("With time left, the advice includes what takes longer."),
    )
    photo = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=_("Photo"),
        help_text=_("Used only where it is customary; its metadata are removed."),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
    )
    llm = forms.ChoiceField(
        required=False,
        choices=[("auto", _("use it where one is set up")), ("off", _("do without"))],
        label=_("Language model"),
        help_text=_("It only proposes wording; every proposal passes the fact check or is held back."),
    )

    QUESTIONS = (
        "position",
        "experience_level",
        "region",
        "industry",
        "company_size",
        "location",
        "application_timeline",
        "photo",
        "llm",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)

    def questions(self) -> list[forms.BoundField]:
        return [self[name] for name in self.QUESTIONS]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        problem = self._problem(given.get("files") or [], (given.get("resume_text") or "").strip())
        if problem and "files" not in self.errors:
            self.add_error("files", problem)
        return given

    def _problem(self, files: list[UploadedFile], text: str) -> str | Promise:
        """Nothing that was brought is left out unsaid."""
        if not files and not text:
            return _("Choose a file, paste your text, or try the example.")
        if files and text:
            return _("You chose a file and pasted a text: keep one of them.")
        if len(files) > 1 and not all(is_picture(file) for file in files):
            return _("Bring one document at a time; only photos of its pages may be several.")
        return ""


class LookForm(forms.Form):
    """How the resume is laid out. A choice that isn't sent stays as it is with its first value."""

    theme = forms.ChoiceField(choices=lambda: [(theme.name, theme.title) for theme in themes()])
    region = forms.ChoiceField(required=False, choices=region_choices, label=_("Customs of"))
    fit_pages = forms.TypedChoiceField(
        required=False,
        coerce=int,
        empty_value=None,
        label=_("Pages"),
        choices=[
            ("", _("As many as it needs")),
            ("1", _("Fit on one page")),
            ("2", _("Fit on two pages")),
            ("3", _("Fit on three pages")),
        ],
    )
    photo = forms.FileField(
        required=False,
        allow_empty_file=True,
        label=_("Photo"),
        widget=forms.FileInput(attrs={"accept": "image/*", "aria-describedby": "photo-why"}),
    )
    remove_photo = forms.BooleanField(required=False, label=_("Take the photo out"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class DecisionForm(forms.Form):
    decision = forms.ChoiceField(
        choices=[(name, name) for name in ("accepted", "rejected", "edited", "confirmed", "pending")]
    )  # confirmed: edited, and said to be true although the CV doesn't say it
    text = forms.CharField(required=False)


class AnswerForm(forms.Form):
    text = forms.CharField(
        max_length=500, error_messages={"required": _("Type the answer first, or leave it out.")}
    )


class TailorForm(forms.Form):
    posting = forms.CharField(
        label=_("Text of the posting"),
        widget=forms.Textarea(attrs={"rows": 7, "placeholder": _("Paste the advertisement here")}),
        error_messages={"required": _("Paste the posting first.")},
    )


class CompanyForm(forms.Form):
    company = forms.CharField(
        required=False,
        max_length=200,
        label=_("Whom it goes to"),
        widget=forms.TextInput(attrs={"autocomplete": "organization", "data-mirror": "letter-company"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label_suffix="", **kwargs)


class LetterForm(CompanyForm):
    """The letter's own words; see `resumelib.model.letter.LetterText`."""

    subject = forms.CharField(
        required=False,
        max_length=300,
        label=_("Subject"),
        widget=forms.TextInput(attrs={"data-mirror": "letter-subject"}),
    )
    greeting = forms.CharField(
        required=False,
        max_length=200,
        label=_("Greeting"),
        widget=forms.TextInput(attrs={"data-mirror": "letter-greeting"}),
    )
    body = forms.CharField(
        max_length=12_000,
        label=_("Text"),
        widget=forms.Textarea(attrs={"rows": 14, "data-mirror": "letter-body"}),
        error_messages={"required": _("Write a line, or go back to the composed text.")},
    )
    closing = forms.CharField(
        required=False,
        max_length=200,
        label=_("Closing"),
        widget=forms.TextInput(attrs={"data-mirror": "letter-closing"}),
    )
