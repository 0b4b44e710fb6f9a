"""What the notebooks share: questions to the marts, charts, tables and sentences.

Works as `support` beside a notebook and as `notebooks.support` from the project's folder.
"""
