"""The domain of CVImprover: pure Python, no web framework, no queue, no database."""
