"""The doors people walk through: server-rendered pages, one folder per desk."""
