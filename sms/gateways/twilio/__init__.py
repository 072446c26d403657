"""Twilio's Programmable Messaging, by its API of 2010-04-01."""
