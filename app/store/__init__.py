"""The only room with SQL: a workspace folder with records and evidence."""

from app.store.database import Store, open_store
from app.store.lock import lock_workspace

__all__ = ["Store", "lock_workspace", "open_store"]
