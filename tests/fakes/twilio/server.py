"""The server itself: a part of Twilio's API of 2010-04-01, and beneath `/_/` what tests ask of it."""

import asyncio
import base64
import json
from datetime import datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode

from aiohttp import ClientError, ClientSession, ClientTimeout, web

from . import telling
from .account import ACCOUNT, FINAL, TOKEN, Account
from .faults import Faults
from .forms import MESSAGES, fault_in

ROOT = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
KEY = "Basic " + base64.b64encode(f"{ACCOUNT}:{TOKEN}".encode()).decode()
SLOW, FIRST_OF_LATER_CODES = 2.0, 30000
CALLBACKS = 32


class Server:
    """Answers requests; `calls_back` sends reports to the addresses that messages name."""

    def __init__(self, *, latency: float = 0, faults: Faults | None = None, calls_back: bool = False):
        self.latency, self.calls_back = latency, calls_back
        self.faults = faults or Faults()
        self.account = Account()
        self.telling: set[asyncio.Task] = set()
        self.session: ClientSession | None = None
        self.turn = asyncio.Semaphore(CALLBACKS)
        self.ending = asyncio.Event()
        # Connections that messages have come by, and how many were being taken at once.
        self.peers: set[tuple[str, int]] = set()
        self.under_way = self.most_under_way = 0

    async def listen(self, port: int = 0) -> tuple[web.ServerRunner, int]:
        """Start; answers what stops it, and the port."""
        self.session = ClientSession(timeout=ClientTimeout(15))
        runner = web.ServerRunner(web.Server(self.answer, access_log=None), shutdown_timeout=0)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port, backlog=1024)
        await site.start()
        return runner, runner.addresses[0][1]

    async def close(self, runner: web.ServerRunner) -> None:
        self.ending.set()
        for task in self.telling:
            task.cancel()
        await self.session.close()
        await runner.cleanup()

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        if request.path.startswith("/_/"):
            return await self.control(request)
        if request.headers.get("Authorization") != KEY:
            return refused(401, 20003, "Authenticate")
        if request.path == f"{ROOT}.json":
            return await (self.counted(request) if request.method == "POST" else self.listing(request))
        return await self.one(request)

    async def counted(self, request: web.BaseRequest) -> web.StreamResponse:
        """Take a message, and note how many others are being taken."""
        self.peers.add(request.transport.get_extra_info("peername"))
        self.under_way += 1
        self.most_under_way = max(self.most_under_way, self.under_way)
        try:
            return await self.create(request)
        finally:
            self.under_way -= 1

    async def create(self, request: web.BaseRequest) -> web.StreamResponse:
        form = dict(parse_qsl((await request.read()).decode(), keep_blank_values=True))
        if code := fault_in(form):
            return refused(400, code)
        fault = self.faults.draw(form["To"])
        if fault in ("429", "lost") or (fault.isdecimal() and 500 != int(fault) < FIRST_OF_LATER_CODES):
            await asyncio.sleep(self.latency)
            return self.not_taken(request, fault)
        return await self.taken(request, form, fault)

    def not_taken(self, request: web.BaseRequest, fault: str) -> web.StreamResponse:
        match fault:
            case "429":
                return refused(429, 20429, "Too Many Requests", {"Twilio-Concurrent-Requests": "100"})
            case "lost":
                return hang_up(request)
        return refused(400, int(fault))

    async def taken(self, request: web.BaseRequest, form: dict[str, str], fault: str) -> web.StreamResponse:
        """Keep the message, so that it is listed from now on, and then answer, or fail to."""
        if fault == "slow":
            await asyncio.sleep(SLOW)
        message = self.account.take(form)
        await asyncio.sleep(self.latency)
        answer = web.Response(status=201, body=json.dumps(message).encode(), content_type="application/json")
        self.tell(message, form.get("StatusCallback", ""), fault)
        match fault:
            case "500":
                return refused(500, 20500, "Internal Server Error")
            case "drop":
                return hang_up(request)
            case "hang":
                await self.ending.wait()
        return answer

    async def listing(self, request: web.BaseRequest) -> web.Response:
        asked = request.query
        size, page = int(asked.get("PageSize", 50)), int(asked.get("Page", 0))
        if not 1 <= size <= 1000:
            return refused(400, 20006, "Page size must be between 1 and 1000")
        found = [message for message in self.account.listed(asked.get("To", "")) if suits(message, asked)]
        here = found[page * size : (page + 1) * size]
        onward = urlencode({**asked, "Page": page + 1, "PageSize": size}) if len(found) > (page + 1) * size else ""
        body = {"messages": here, "page": page, "page_size": size, "start": page * size, "uri": request.path_qs}
        return web.json_response(body | {"next_page_uri": f"{ROOT}.json?{onward}" if onward else None})

    async def one(self, request: web.BaseRequest) -> web.Response:
        """Fetch a message, or cancel it."""
        message = self.account.messages.get(request.path.removeprefix(f"{ROOT}/").removesuffix(".json"))
        if message is None:
            return refused(404, 20404, f"The requested resource {request.path} was not found")
        if request.method == "POST":
            form = dict(parse_qsl((await request.read()).decode()))
            if form != {"Status": "canceled"} or message["status"] in FINAL:
                return refused(400, 30409, "Message is not in a cancelable state")
            self.account.move(message["sid"], "canceled")
        return web.json_response(message)

    async def control(self, request: web.BaseRequest) -> web.Response:
        given = await request.json() if request.method == "POST" else {}
        match request.path:
            case "/_/received":
                return web.json_response(self.account.received)
            case "/_/count":
                return web.json_response(len(self.account.received))
            case "/_/faults":
                self.faults.set(given.get("faults", {}), given.get("numbers", {}))
                return web.json_response({})
            case "/_/inbound":
                sid = given.pop("MessageSid", "") or f"SM{next(self.account.numbers):032x}"
                told = telling.text(given.pop("url"), given, sid, TOKEN)
                return web.json_response({"sid": sid, "status": await self.post(told)})
        return web.json_response({}, status=404)

    def tell(self, message: dict, url: str, fault: str) -> None:
        """Let a message go its way, and report it where reports are wanted."""
        told = self.reports(message, url, fault)
        if self.calls_back and url and fault != "silent":
            task = asyncio.create_task(self.post_all(told))
            self.telling.add(task)
            task.add_done_callback(self.telling.discard)

    def reports(self, message: dict, url: str, fault: str = "") -> list[telling.Told]:
        """All reports of a message, in the order in which this fault lets them come."""
        is_code = fault.isdecimal() and int(fault) >= FIRST_OF_LATER_CODES
        steps = [("sent", ""), ("undelivered", fault) if is_code else ("delivered", "")]
        for status, code in steps:
            self.account.move(message["sid"], status, code)
        told = [telling.report(message, url, status, code, TOKEN) for status, code in steps]
        return {"unordered": told[::-1], "duplicate": told * 2}.get(fault, told)

    async def post_all(self, told: list[telling.Told]) -> None:
        for one in told:
            await self.post(one)

    async def post(self, told: telling.Told) -> int:
        """The status that a site answers with; 0 if it does not."""
        url, form, headers = told
        try:
            async with self.turn, self.session.post(url, data=form, headers=headers) as answer:
                return answer.status
        except (OSError, ClientError, TimeoutError):
            return 0


def suits(message: dict, asked) -> bool:
    """Whether a listing shows a message; those that have not left have no date, and are in no listing by date."""
    sent = message["date_sent"]
    if "From" in asked and message["from"] != asked["From"]:
        return False
    dated = [name for name in ("DateSent", "DateSent<", "DateSent>") if name in asked]
    return not dated or (sent is not None and all(in_time(sent, name, asked[name]) for name in dated))


def in_time(sent: str, name: str, asked: str) -> bool:
    """Twilio takes dates and moments; `DateSent>` means on or after."""
    when = parsedate_to_datetime(sent)
    moment = datetime.fromisoformat(asked).replace(tzinfo=when.tzinfo)
    match name[-1]:
        case ">":
            return when >= moment
        case "<":
            return when <= moment
    return when.date() == moment.date()


def refused(status: int, code: int, words: str = "", headers: dict[str, str] | None = None) -> web.Response:
    body = {
        "code": code,
        "message": words or MESSAGES.get(code, "Refused."),
        "more_info": f"https://www.twilio.com/docs/errors/{code}",
        "status": status,
    }
    return web.json_response(body, status=status, headers=headers)


def hang_up(request: web.BaseRequest) -> web.Response:
    """Close the connection; what is answered goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()
