"""The server from the command line; it writes its address as the first line."""

import argparse
import asyncio

from .faults import Faults
from .server import Server


def shares(written: str) -> dict[str, float]:
    """`429=0.05,500=0.02`"""
    return {name: float(share) for name, share in (part.split("=") for part in written.split(",") if part)}


async def serve(options: argparse.Namespace) -> None:
    faults = Faults(options.faults, {}, options.seed)
    server = Server(latency=options.latency, faults=faults, calls_back=options.calls_back)
    _runner, port = await server.listen(options.port)
    print(f"http://127.0.0.1:{port}", flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.twilio")
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--latency", type=float, default=0, help="seconds before each answer")
    parser.add_argument("--faults", type=shares, default={}, help="429=0.05,500=0.02")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--calls-back", action="store_true", help="report to the addresses that messages name")
    asyncio.run(serve(parser.parse_args()))
