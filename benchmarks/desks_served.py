"""The desk as the house serves it, with the server's own time told in a header."""

import time

from arrears.site.asgi import application as desk


async def application(scope, receive, send):
    """Serve, and say in `Server-Timing` how long the answer took to be made."""
    began = time.perf_counter()

    async def told(message):
        if message["type"] == "http.response.start":
            spent = (time.perf_counter() - began) * 1000
            header = (b"server-timing", f"desk;dur={spent:.1f}".encode())
            message = {**message, "headers": [*message.get("headers", []), header]}
        await send(message)

    await desk(scope, receive, told)
