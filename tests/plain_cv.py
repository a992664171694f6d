"""A short CV of a fictitious person, as text: what tests send when any CV will do."""

CV = """Ada Example
ada@example.org | +44 20 7946 0000 | London

Experience
Software Engineer, Example Ltd
Jan 2019 - Mar 2023
- Responsible for building the billing service in Python
- Helped with migration of 40 servers to Linux

Education
BSc Computer Science, University of Example
2015 - 2018

Skills
Python, Linux, SQL
"""
