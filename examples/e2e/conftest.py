"""The fixtures of the test kit: `cmx` (an application), `visitor` (an administrator), `welcome`."""

pytest_plugins = ["cmx_app.testing.fixtures"]
