"""The second factor: who owes one, where it is asked for, and how its secrets are kept.

An app for codes (TOTP, RFC 6238), passkeys (WebAuthn Level 3) and recovery codes, all of them allauth's.
"""
