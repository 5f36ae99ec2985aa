"""Requests to LibreTranslate and to Stele, by what the servers were started with.

Where an answer of Stele's is another one on purpose, `ours` says which parts of it are, and why.
"""
from dataclasses import dataclass, field
from urllib.parse import urlencode

from exchange import Request, as_form, as_json, as_multipart, get

BROWSER = "The browser (or proxy) sent a request that this server could not understand."
# What only some of the servers' translators cannot do.
NO_SUCH_PAIR = "a model of NLLB translates between all its languages"


@dataclass
class Case:
    name: str
    request: Request
    # Parts of Stele's answer that differ, by "status", "body", "cors" and "headers", of which those that are None are
    # not there; and the "reason".
    ours: dict = field(default_factory=dict)
    # Instead of what LibreTranslate answered, where that is not for comparing.
    body: str = ""

    @property
    def detects(self):
        """Whether a language is to be detected, which takes what a server may be without."""
        is_detected = self.request.target.startswith("/detect") and self.request.method == "POST"
        return is_detected or b'"source": "auto"' in self.request.body or b'"source"\r\n\r\nauto' in self.request.body


@dataclass
class Group:
    name: str
    # As both servers understand them.
    options: list
    cases: list
    # Has the servers know the key "right" of a hundred and twenty requests a minute.
    keys: bool = False


def refused(text, reason, status=400):
    return {"status": status, "body": f'{{"error":"{text}"}}\n', "reason": reason}


def translate(**fields):
    return as_json("/translate", {"q": "Hello", "source": "en", "target": "de"} | fields)


def without(name):
    return as_json("/translate", {key: value for key, value in
                                  {"q": "Hello", "source": "en", "target": "de"}.items() if key != name})


ENGLISH = "The weather is beautiful today and we are going for a walk in the park"
GERMAN = "Das Wetter ist heute schön und wir gehen im Park spazieren"
PAIR = {"source": "en", "target": "de"}
EACH_TEXT = "each text has its own language, since clients look it up by the text's index"
A_REFUSAL = "what is wrong with a request is the client's fault, not the server's"
NOT_NUMBERS = "a request that names no number is refused by JSON as by a form"
WITH_JSON = {"headers": {"Content-Type": "application/json"}, "body": '{"error":"‹any›"}\n', "cors": True,
             "reason": "every answer is JSON and can be read by pages"}

NO_TYPE = {"headers": {"Content-Type": None}, "reason": "an answer without a body has no type"}

TRANSLATE = [
    Case("a text", translate()),
    Case("a text of its own language's letters", translate(q="Grüße aus München", source="de", target="en")),
    Case("a text of several lines", translate(q="Hello\nGood morning")),
    Case("the language is to be detected", translate(q=ENGLISH, source="auto")),
    Case("alternatives", translate(q=ENGLISH, alternatives=2)),
    Case("alternatives of a detected language", translate(q=ENGLISH, source="auto", alternatives=1)),
    Case("several texts", translate(q=["Hello", "Good morning", "Good night"])),
    Case("several texts of a detected language", translate(q=[GERMAN, GERMAN + " und laufen"], source="auto", target="en")),
    Case("several texts of two detected languages", translate(q=[ENGLISH, GERMAN], source="auto", target="fr"),
         {"body": f'{{"detectedLanguage":[{{"confidence":‹number›,"language":"‹en›"}},{{"confidence":‹number›,"language":"‹de›"}}],'
                  f'"translatedText":["‹{ENGLISH}›","‹{GERMAN}›"]}}\n', "reason": EACH_TEXT}),
    Case("several texts with alternatives", translate(q=["Hello", "Good morning"], alternatives=2)),
    Case("one text in an array", translate(q=["Hello"])),
    Case("one text in an array, with all that goes with it", translate(q=[ENGLISH], source="auto", alternatives=1)),
    Case("no text in an array", translate(q=[])),
    Case("an empty text", translate(q="")),
    Case("no text", without("q")),
    Case("null for a text", translate(q=None)),
    Case("an empty text in an array", translate(q=[""])),
    Case("empty texts beside others", translate(q=["", "Hello", ""])),
    Case("spaces for a text", translate(q="  ")),
    Case("a number for a text", translate(q=7), refused("‹any›", A_REFUSAL)),
    Case("a number in an array", translate(q=["Hello", 7]), refused("‹any›", A_REFUSAL)),
    Case("an object for a text", translate(q={"a": "b"}), refused("‹any›", A_REFUSAL)),
    Case("emoji for a text", translate(q="😀 🎉")),
    Case("emoji for a text of a language to be detected", translate(q="😀 🎉", source="auto")),
    Case("signs for texts", translate(q=["...", "!?"])),
    Case("no source", without("source")),
    Case("null for a source", translate(source=None)),
    Case("an empty source", translate(source="")),
    Case("no target", without("target")),
    Case("an empty target", translate(target="")),
    Case("nothing at all", as_json("/translate", {})),
    Case("an unknown source", translate(source="zz")),
    Case("an unknown source in capitals", translate(source="ZZ")),
    Case("an unknown target", translate(target="zz")),
    Case("an unknown source and an unknown target", translate(source="yy", target="zz")),
    Case("a target that is to be detected", translate(target="auto")),
    Case("source and target the same", translate(target="en")),
    Case("source and target the same, and several texts", translate(q=["Hello", "Bye"], target="en")),
    Case("a language in capitals", translate(source="EN", target="DE")),
    Case("a language of a country", translate(target="pt-BR")),
    Case("a language of a country, otherwise written", translate(target="PT-br")),
    Case("a language by its script", translate(target="zh-Hans")),
    Case("a language by the name of its model", translate(target="zt")),
    Case("a pair of languages that no model translates", translate(source="ja", target="ar"),
         {"status": 200, "body": '{"translatedText":"‹Hello›"}\n', "reason": NO_SUCH_PAIR}),
    Case("plain text as the format", translate(format="text")),
    Case("HTML as the format", translate(q="<p>Hello <b>you</b></p>", format="html")),
    Case("HTML in an array", translate(q=["<p>Hello</p>", "<p>Bye</p>"], format="html")),
    Case("HTML with alternatives", translate(q="<p>Hello</p>", format="html", alternatives=2)),
    Case("HTML with entities", translate(q="<p>a &lt;b&gt; c</p>", format="html"),
         {"body": '{"translatedText":"‹<p>a &lt;b&gt; c</p>›"}\n', "reason": "HTML stays HTML: what was escaped is escaped"}),
    Case("null for the format", translate(format=None)),
    Case("an unknown format", translate(format="md")),
    Case("a format in capitals", translate(format="TEXT")),
    Case("alternatives in words", translate(alternatives="abc"),
         refused("Invalid request: alternatives parameter is not a number", NOT_NUMBERS)),
    Case("null for alternatives", translate(alternatives=None),
         {"status": 200, "body": '{"translatedText":"‹Hello›"}\n', "reason": "null is as good as nothing"}),
    Case("alternatives below zero", translate(alternatives=-2)),
    Case("a fraction of alternatives", translate(q=ENGLISH, alternatives=1.7)),
    Case("a number of alternatives as a string", translate(q=ENGLISH, alternatives="2")),
    Case("a key where none is needed", translate(api_key="any")),
    Case("fields that nobody knows", translate(apiKey="any", more=[1, {"a": None}])),
]
BODIES = [
    Case("a form", as_form("/translate", {"q": "Hello"} | PAIR)),
    Case("a form with other letters", as_form("/translate", {"q": "Grüße & mehr", "source": "de", "target": "en"})),
    Case("a form with a plus for a space", as_form("/translate", b"q=Good+morning&source=en&target=de")),
    Case("a form whose text is there twice", as_form("/translate", b"q=Hello&q=Bye&source=en&target=de")),
    Case("a form with lines that end as in Windows", as_form("/translate", b"q=Hello%0D%0AGood%0D%0A&source=en&target=de")),
    Case("a form with alternatives in words", as_form("/translate", {"q": "Hello", "alternatives": "abc"} | PAIR)),
    Case("a form with empty alternatives", as_form("/translate", {"q": "Hello", "alternatives": ""} | PAIR)),
    Case("a form without a text", as_form("/translate", PAIR)),
    Case("a form with a charset", as_form("/translate", urlencode({"q": "Hello"} | PAIR).encode(),
                                          **{"Content-Type": "application/x-www-form-urlencoded; charset=UTF-8"})),
    Case("a form of several parts", as_multipart("/translate", [("q", "Hello"), ("source", "en"), ("target", "de")])),
    Case("a form of several parts with other letters",
         as_multipart("/translate", [("q", "Grüße\r\naus Köln"), ("source", "de"), ("target", "en"), ("format", "text")])),
    Case("a form of several parts without a text", as_multipart("/translate", [("source", "en"), ("target", "de")])),
    Case("all in the query", Request("POST", "/translate?" + urlencode({"q": "Hello"} | PAIR))),
    Case("all in the query, with other letters",
         Request("POST", "/translate?" + urlencode({"q": "Grüße, 世界", "source": "de", "target": "en"}))),
    Case("a query that says otherwise than a form", as_form("/translate?target=fr&q=Bye", {"q": "Hello"} | PAIR)),
    Case("a query that says otherwise than JSON", as_json("/translate?target=zz", {"q": "Hello"} | PAIR)),
    Case("a query that says what JSON does not", as_json("/translate?target=de", {"q": "Hello", "source": "en"})),
    Case("JSON with a charset", as_json("/translate", {"q": "Hello"} | PAIR, "application/json; charset=utf-8")),
    Case("JSON of another type's name", as_json("/translate", {"q": "Hello"} | PAIR, "application/vnd.api+json")),
    Case("JSON that says to be text", as_json("/translate", {"q": "Hello"} | PAIR, "text/plain")),
    Case("JSON that says to be a form", as_json("/translate", {"q": "Hello"} | PAIR, "application/x-www-form-urlencoded")),
    Case("JSON that does not say what it is",
         Request("POST", "/translate", {}, b'{"q":"Hello","source":"en","target":"de"}')),
    Case("JSON that ends early", as_json("/translate", b'{"q":"Hello"')),
    Case("JSON with something behind it", as_json("/translate", b'{"q":"Hello","source":"en","target":"de"}x')),
    Case("nothing where JSON should be", as_json("/translate", b"")),
    Case("an array where an object should be", as_json("/translate", [])),
    Case("a string where an object should be", as_json("/translate", "Hello")),
    Case("half a character of JSON", as_json("/translate", b'{"q":"\\ud800","source":"en","target":"de"}'),
         refused("‹any›", A_REFUSAL)),
    Case("a text that is not UTF-8 in JSON", as_json("/translate", b'{"q":"\xff","source":"en","target":"de"}')),
    Case("characters as JSON escapes them",
         as_json("/translate", b'{"q":"Gr\\u00fc\\u00dfe \\ud83d\\ude00","source":"de","target":"en"}')),
    Case("lines that end as in Windows in JSON", translate(q="Hello\r\nGood morning")),
]
DETECT = [
    Case("detecting a language", as_json("/detect", {"q": GERMAN}), {"body": "‹json›", "reason": "another detector has other guesses"}),
    Case("detecting by a form", as_form("/detect", {"q": ENGLISH}), {"body": "‹json›", "reason": "another detector has other guesses"}),
    Case("detecting nothing", as_json("/detect", {"q": "123"})),
    Case("detecting without a text", as_json("/detect", {})),
    Case("detecting an empty text", as_json("/detect", {"q": ""})),
    Case("detecting by GET", get("/detect?q=Hello"), WITH_JSON),
]
OTHERS = [
    Case("languages", get("/languages"), body="‹json›"),
    Case("health", get("/health")),
    Case("health with a body", Request("GET", "/health", {"Content-Type": "application/json"}, b"{}")),
    Case("settings", get("/frontend/settings"),
         {"body": '{"apiKeys":false,"charLimit":-1,"filesTranslation":true,"frontendTimeout":‹number›,"keyRequired":false,'
                  '"language":{"source":{"code":"auto","name":"Auto Detect"},"target":{"code":"‹any›","name":"‹any›"}},'
                  '"suggestions":false,"supportedFilesFormat":[‹at most 999›]}\n',
          "reason": "the page waits otherwise, and other files are translated"},
         body="‹json›"),
    Case("the description of the interface", get("/spec"), {"cors": True, "reason": "pages may read all answers"}, body="‹json›"),
    Case("a suggestion", as_json("/suggest", {"q": "Hello", "s": "Hallo"} | PAIR)),
    Case("languages by another method", Request("DELETE", "/languages"), WITH_JSON | {
        "headers": {"Content-Type": "application/json", "Allow": "GET, HEAD, OPTIONS, POST"},
        "reason": WITH_JSON["reason"] + "; an older libretranslatepy asks for languages by POST"}, body="‹any›"),
    Case("a translation by GET", get("/translate?q=Hello&source=en&target=de"), WITH_JSON, body="‹any›"),
    Case("a translation by PUT", Request("PUT", "/translate"), WITH_JSON, body="‹any›"),
    Case("a path that nobody knows", get("/nowhere"), WITH_JSON, body="‹any›"),
    Case("a slash behind a path", Request("POST", "/translate/", {"Content-Type": "application/json"}, b"{}"), WITH_JSON, body="‹any›"),
    Case("two slashes before a path", as_json("//translate", {"q": "Hello"} | PAIR)),
    Case("asking what may be asked of a translation", Request("OPTIONS", "/translate"), NO_TYPE),
    Case("asking before a page of another origin asks",
         Request("OPTIONS", "/translate", {"Origin": "http://page.example", "Access-Control-Request-Method": "POST",
                                           "Access-Control-Request-Headers": "content-type"}), NO_TYPE),
    Case("a page of another origin", as_json("/translate", {"q": "Hello"} | PAIR, Origin="http://page.example")),
    Case("no more than the headers of health", Request("HEAD", "/health")),
]
FILE = ("file", "hello.txt", "text/plain", "Hello\n")
FILES = [
    Case("a file", as_multipart("/translate_file", [FILE, ("source", "en"), ("target", "de")])),
    Case("a file whose name leads elsewhere",
         as_multipart("/translate_file", [("file", "../../etc/päss wd.txt", "text/plain", "Hello\n"), ("source", "en"), ("target", "pt-BR")])),
    Case("a file of a language to be detected",
         as_multipart("/translate_file", [("file", "a.txt", "text/plain", GERMAN), ("source", "auto"), ("target", "en")])),
    Case("no file", as_multipart("/translate_file", [("source", "en"), ("target", "de")])),
    Case("a file's name that is empty",
         as_multipart("/translate_file", [("file", "", "text/plain", "Hello"), ("source", "en"), ("target", "de")])),
    Case("a file by a form", as_form("/translate_file", {"file": "Hello"} | PAIR)),
    Case("a file without a source", as_multipart("/translate_file", [FILE, ("target", "de")])),
    Case("a file without a target", as_multipart("/translate_file", [FILE, ("source", "en")])),
    Case("a file of an unknown kind",
         as_multipart("/translate_file", [("file", "hello.xyz", "text/plain", "Hello"), ("source", "en"), ("target", "de")])),
    Case("a file's kind in capitals",
         as_multipart("/translate_file", [("file", "hello.TXT", "text/plain", "Hello"), ("source", "en"), ("target", "de")])),
    Case("a file of an unknown target", as_multipart("/translate_file", [FILE, ("source", "en"), ("target", "zz")])),
    Case("a file that nobody made", get("/download_file/00000000-0000-0000-0000-000000000000.hello_de.txt"),
         {"status": 404, "body": '{"error":"‹any›"}\n', "reason": "what is not there is not found"}, body="‹any›"),
    Case("a file elsewhere", get("/download_file/..%2f..%2fetc%2fpasswd"),
         {"status": 404, "headers": {"Content-Type": "application/json"}, "body": '{"error":"‹any›"}\n', "cors": True,
          "reason": "what is not there is not found"}, body="‹any›"),
]
LIMITS = [
    Case("a text as long as may be", translate(q="Ten signs!")),
    Case("a text as long as may be, of long characters", translate(q="äöüÄÖÜß世界😀")),
    Case("a text that is too long", translate(q="Eleven sign")),
    Case("a text that is too long among others", translate(q=["Hello", "Seventeen letters"])),
    Case("texts that are too long together alone", translate(q=["Ten signs!", "Ten signs!"])),
    Case("too many texts", translate(q=["a", "b", "c"])),
    Case("as many alternatives as may be", translate(q="Hello", alternatives=2)),
    Case("too many alternatives", translate(alternatives=3)),
    Case("detecting in a text that is too long", as_json("/detect", {"q": "Eleven sign"}), body="‹json›"),
    Case("settings of a limit", get("/frontend/settings"), body="‹json›"),
]
RATE = [
    Case("the first request of a minute", translate()),
    Case("the second request of a minute", translate(q="Good morning")),
    Case("the third request of a minute", as_form("/translate", {"q": "Hello"} | PAIR)),
    Case("more than a minute's requests", translate(),
         {"headers": {"Retry-After": "‹number›"}, "reason": "clients are told when to come again"}),
    Case("languages cost nothing", get("/languages"), body="‹json›"),
    Case("health costs nothing", get("/health")),
    Case("settings cost nothing", get("/frontend/settings"), body="‹json›"),
]
KEYS = [
    Case("a key", translate(api_key="right")),
    Case("a key in a form", as_form("/translate", {"q": "Hello", "api_key": "right"} | PAIR)),
    Case("a key in the query", Request("POST", "/translate?" + urlencode({"q": "Hello", "api_key": "right"} | PAIR))),
    Case("a wrong key", translate(api_key="wrong")),
    Case("an empty key", translate(api_key="")),
    Case("no key", translate()),
    Case("a wrong key for detecting", as_json("/detect", {"q": "123", "api_key": "wrong"})),
    Case("languages without a key", get("/languages"), body="‹json›"),
    Case("settings with keys", get("/frontend/settings"), body="‹json›"),
]
PREFIX = [
    Case("a translation below a prefix", as_json("/lt/translate", {"q": "Hello"} | PAIR)),
    Case("health below a prefix", get("/lt/health")),
    Case("outside of a prefix", get("/health"),
         {"headers": {"Content-Type": None, "Location": "/lt/"}, "cors": True, "body": "",
          "reason": "without another redirection, and without a page"}, body="‹any›"),
    Case("a file below a prefix", as_multipart("/lt/translate_file", [FILE, ("source", "en"), ("target", "de")])),
]
GROUPS = [
    Group("as started without options", [], TRANSLATE + BODIES + DETECT + OTHERS + FILES),
    Group("limits", ["--char-limit", "10", "--batch-limit", "2", "--alternatives-limit", "2"], LIMITS),
    Group("requests a minute", ["--req-limit", "3"], RATE),
    Group("keys", ["--api-keys"], KEYS, keys=True),
    Group("prefix", ["--url-prefix", "/lt"], PREFIX),
]
