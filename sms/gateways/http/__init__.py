"""Any aggregator that takes messages over HTTP: how, the environment says (`SMS_HTTP_…`)."""
