"""What a WSGI server imports: `wsgi:app`."""

from cmx_app import create_app

app = create_app()
