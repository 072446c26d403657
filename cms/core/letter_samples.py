"""Every letter of the site with matter made up for it, so that designers and tests see them all.

Apps register theirs in `AppConfig.ready()`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.core.mail import EmailMultiAlternatives

from cms.core.letters import compose


@dataclass(frozen=True)
class Sample:
    """A letter by the names of its templates, with a context as it could be in life."""

    name: str
    subject: str
    text: str
    context: Mapping[str, object] = field(default_factory=dict)
    unsubscribe_url: str = ""

    def letter(self, language: str) -> EmailMultiAlternatives:
        """The letter as somebody who reads this language would get it."""
        return compose(
            subject=self.subject,
            text=self.text,
            to="reader@example.org",
            language=language,
            context=self.context,
            unsubscribe_url=self.unsubscribe_url,
        )


_samples: dict[str, Sample] = {}


def register(*samples: Sample) -> None:
    """Show letters to those who design them; called in `AppConfig.ready()`."""
    _samples.update({sample.name: sample for sample in samples})


def samples() -> dict[str, Sample]:
    """All letters by their names."""
    return dict(_samples)
