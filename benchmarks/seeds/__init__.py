"""Defects to sow into clean resumes: per catalogue id, several ways in which people make that mistake."""

from seeds import bullets, contact_and_sections, dates, language_and_page

SEEDS = contact_and_sections.SEEDS | dates.SEEDS | bullets.SEEDS | language_and_page.SEEDS
