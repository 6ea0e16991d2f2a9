"""Who may come in: passwords, accounts, sessions, and the gate before every page and socket.

`desk.Access` is the whole of it for one store; `gate.Gate` and `headers.SecurityHeaders` are ASGI
middleware, `signin.routes` the pages to sign in. Arrows: app, commands, pages → access → data.
"""


class Refused(Exception):
    """Something an account or a password does not allow; carries one Chinese sentence."""
