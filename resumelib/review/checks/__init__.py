"""The checks, one module a topic. Every module here is loaded by `resumelib.review.registry.all_checks`."""
