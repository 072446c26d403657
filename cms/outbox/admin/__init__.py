"""The outbox in Wagtail's admin: for officers and administrators, and for nobody else."""
