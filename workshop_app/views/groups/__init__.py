"""Small groups: who sits where, wishes, table by table."""
