"""The program without a window: domain, store, rules, reports. No Qt below here."""
