"""The checks, one module a topic. Every module here is loaded by `resumelib.review.check.all_checks`."""
