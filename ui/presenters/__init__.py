"""One QObject per page: calls services, emits facts."""
