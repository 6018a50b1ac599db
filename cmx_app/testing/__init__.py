"""The test kit: an application and a practice Microsoft for each test, and what people do with them.

For pytest and Playwright, installed by the extra `testing`; docs/e2e.md tells how it is used. Nothing is
imported here, so that a run without browser tests does not load Playwright.
"""
