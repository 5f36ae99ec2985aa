"""Requests to a server on this machine, answers, and templates that answers are held against.

A template is an answer's body in which every string that a translator or a detector made stands between ‹ and ›:

  "‹Hello›"      any string; a translator that gives its source back makes this one
  "‹any›"        any string
  ‹number›       any number
  [‹at most 2›]  as many strings at most
  ‹uuid›, ‹host› a name that a server draws, and where the request went to
  ‹json›         any JSON value, as the whole body
  ‹any›          anything, as the whole body

All else is compared byte for byte: the order of keys, what is escaped, the line end behind it.
"""
import http.client
import json
import re
from dataclasses import dataclass, field

STRING = r'(?:[^"\\]|\\.)*'
NUMBER = r"-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?"
UUID = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
MARK = re.compile("‹([^›]*)›")
# What says how an answer is to be taken. Dates and lengths are HTTP's matter, a server's name its own.
COMPARED = ("Allow", "Content-Disposition", "Content-Type", "Location", "Retry-After", "WWW-Authenticate")
CORS = "Access-Control-"


@dataclass
class Request:
    method: str
    target: str
    headers: dict = field(default_factory=dict)
    body: bytes = b""


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    @property
    def json(self):
        return json.loads(self.body)


def send(port, request, timeout=60):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        connection.putrequest(request.method, request.target, skip_accept_encoding=True)
        for name, value in request.headers.items():
            connection.putheader(name, value)
        if request.body or request.method == "POST":
            connection.putheader("Content-Length", str(len(request.body)))
        connection.endheaders(request.body)
        answer = connection.getresponse()
        return Answer(answer.status, dict(answer.getheaders()), answer.read())
    finally:
        connection.close()


def compared_headers(answer):
    found = {name: value for name, value in answer.headers.items() if name in COMPARED}
    if "Allow" in found:
        # The order says nothing.
        found["Allow"] = ", ".join(sorted(re.split(r",\s*", found["Allow"])))
    return found


def cors_headers(answer):
    return {name: value for name, value in answer.headers.items() if name.startswith(CORS)}


def pattern(template, host):
    """The regular expression of what `template` stands for; its groups are the strings that translators make."""
    parts, end = [], 0
    for match in MARK.finditer(template):
        parts.append(re.escape(template[end:match.start()]))
        end = match.end()
        in_quotes = template[match.start() - 1:match.start()] == '"' and template[end:end + 1] == '"'
        if match[1] == "number":
            parts.append(NUMBER)
        elif count := re.fullmatch(r"at most (\d+)", match[1]):
            parts.append(f'(?:"{STRING}"(?:,"{STRING}"){{0,{int(count[1]) - 1}}})?')
        elif match[1] == "uuid":
            parts.append(UUID)
        elif match[1] == "host":
            parts.append(re.escape(host))
        elif match[1] == "any" and template == match[0]:
            parts.append(".*")
        elif in_quotes:
            parts.append(STRING if match[1] == "any" else f"({STRING})")
        else:
            raise ValueError(f"no template: {template}")
    return re.compile("".join(parts) + re.escape(template[end:]), re.DOTALL)


def matches(template, text, host, strictly):
    """Whether a body is what a template stands for; `strictly`: where translators give their source back."""
    if template == "‹json›":
        try:
            json.loads(text)
        except ValueError:
            return False
        return True
    found = pattern(template, host).fullmatch(text)
    if not found or not strictly:
        return bool(found)
    made = [mark for mark in re.findall('(?<=")‹([^›]*)›(?=")', template) if mark != "any"]
    # One server's escapes need not be another's.
    return [json.loads(f'"{text}"') for text in found.groups()] == [json.loads(f'"{text}"') for text in made]


def template(text, host):
    """A template of an answer that LibreTranslate gave with translators that give their source back."""
    def walk(value, key=None):
        if isinstance(value, dict):
            return {name: walk(part, name) for name, part in value.items()}
        if isinstance(value, list) and key == "alternatives" and all(isinstance(part, str) for part in value):
            return [f"‹at most {len(value)}›"] if value else []
        if isinstance(value, list):
            return [walk(part, key) for part in value]
        if isinstance(value, str) and (key == "translatedText" or key == "language" and not undetected):
            return f"‹{value}›"
        if isinstance(value, float) and key == "confidence" and value > 0:
            return "‹number›"
        return value

    undetected = '"confidence":0.0' in text
    try:
        value = json.loads(text)
    except ValueError:
        return text
    if json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n" != text:
        raise ValueError(f"not written as others are: {text}")
    text = json.dumps(walk(value), ensure_ascii=False, separators=(",", ":")) + "\n"
    text = re.sub(r'"(‹(?:at most \d+|number)›)"', r"\1", text)
    return re.sub(UUID, "‹uuid›", text).replace(host, "‹host›")


def detects(port):
    """Whether a server tells languages."""
    return send(port, as_json("/detect", {"q": "Hello"})).status == 200


# Requests as clients write them.

def as_json(target, value, content_type="application/json", **headers):
    return Request("POST", target, {"Content-Type": content_type} | headers,
                   value if isinstance(value, bytes) else json.dumps(value, ensure_ascii=False).encode())


def as_form(target, fields, **headers):
    from urllib.parse import urlencode
    return Request("POST", target, {"Content-Type": "application/x-www-form-urlencoded"} | headers,
                   fields if isinstance(fields, bytes) else urlencode(fields).encode())


def as_multipart(target, fields, boundary="a boundary of seven words, or so".replace(" ", "-").replace(",", "")):
    """Each field is a name and a text, or a name, the name of a file, its type and its bytes."""
    body = b""
    for name, *content in fields:
        disposition = f'form-data; name="{name}"'
        kind, value = "", content[-1]
        if len(content) == 3:
            disposition += f'; filename="{content[0]}"'
            kind = f"Content-Type: {content[1]}\r\n"
        value = value if isinstance(value, bytes) else value.encode()
        body += f"--{boundary}\r\nContent-Disposition: {disposition}\r\n{kind}\r\n".encode() + value + b"\r\n"
    return Request("POST", target, {"Content-Type": f"multipart/form-data; boundary={boundary}"},
                   body + f"--{boundary}--\r\n".encode())


def get(target, **headers):
    return Request("GET", target, headers)
