"""Checks for Checkov: checkov --external-checks-dir policies/checkov. It loads the modules that are named here."""

__all__ = ["public_callers"]
