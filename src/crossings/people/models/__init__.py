from crossings.people.models.account import Account

__all__ = ["Account"]
