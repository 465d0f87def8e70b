"""Stands for Patroni's package."""
