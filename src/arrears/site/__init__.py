"""The one room that knows everybody: settings, addresses, wiring."""
