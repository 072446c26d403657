"""The texts of the demo, as data: one file per subject, nothing here touches the database."""
