"""What the project's own workshop needs: checks, catalogues, measurements and pictures."""
