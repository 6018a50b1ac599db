"""The machine that leads through steps. It knows no step and no Flask."""
