"""The chapter's lessons, one file each, under the slug of the lesson."""
