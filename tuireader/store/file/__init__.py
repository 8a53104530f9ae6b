"""The file itself: opened, moved, copied, looked over, salvaged."""
