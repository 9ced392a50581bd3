"""The only room with SQL: a workspace folder with records and evidence."""
