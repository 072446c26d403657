"""Signatures of addresses, so that nobody can make the site draw, and keep, arbitrary things."""

from django.core.signing import Signer
from django.utils.crypto import constant_time_compare

LENGTH = 16  # characters of base64url: 96 bits


def sign(recipe: str, seed: str) -> str:
    """The signature of a drawing's address, safe in a path."""
    return ornament_signer().signature(signed_text(recipe, seed))[:LENGTH]


def is_signed(signature: str, recipe: str, seed: str) -> bool:
    """Whether the signature is ours, made with the present SECRET_KEY or one of SECRET_KEY_FALLBACKS."""
    signer = ornament_signer()
    text = signed_text(recipe, seed)
    return any(
        constant_time_compare(signature, signer.signature(text, key)[:LENGTH])
        for key in (signer.key, *signer.fallback_keys)
    )


def ornament_signer() -> Signer:
    """The signer for drawings alone; other signatures of the site do not fit."""
    return Signer(salt="cms.core.ornament")


def signed_text(recipe: str, seed: str) -> str:
    """Recipe and seed; a recipe holds no slash, so no two drawings share a text."""
    return f"{recipe}/{seed}"
