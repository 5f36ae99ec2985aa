"""Asks a server as its clients do: by their own packages, or with the requests that they send.

  clients.py PORT LANGUAGES

To be run in the environment of requirements-clients.txt. The server's model must give every source back. LANGUAGES is
1 where the server detects languages, else 0. Prints a line for each client, and ends with 1 where one is let down.
"""
import json
import os
import sys
import tempfile
import time
import traceback
from pathlib import Path

import requests

PORT, DETECTS = int(sys.argv[1]), sys.argv[2] == "1"
URL = f"http://127.0.0.1:{PORT}"
ENGLISH = "The weather is beautiful today and we are going for a walk in the park"
GERMAN = "Das Wetter ist heute schön und wir gehen im Park spazieren"
CLIENTS = []


def client(function):
    CLIENTS.append(function)
    return function


def same(found, wanted):
    assert found == wanted, f"{found!r} instead of {wanted!r}"


@client
def libretranslatepy():
    from libretranslatepy import LibreTranslateAPI
    api = LibreTranslateAPI(URL)
    same(api.translate(ENGLISH, "en", "de"), ENGLISH)
    same(api.translate("Zwei\nZeilen & mehr", "de", "en"), "Zwei\nZeilen & mehr")
    assert {"en", "de", "pt-BR", "zh-Hans"} <= {language["code"] for language in api.languages()}
    if DETECTS:
        same(api.detect(GERMAN)[0]["language"], "de")
        same(api.translate(GERMAN, "auto", "en"), GERMAN)


@client
def deep_translator():
    from deep_translator import LibreTranslator
    api = LibreTranslator(source="en", target="de", custom_url=URL + "/", api_key="any")
    same(api.translate(ENGLISH), ENGLISH)
    same(api.translate_batch(["Hello", "Good morning"]), ["Hello", "Good morning"])
    # All of it goes into the request line: 44 kilobytes.
    long = "今天天气很好。" * 700
    api = LibreTranslator(source="zh", target="en", custom_url=URL + "/", api_key="any")
    assert len(api.translate(long)) > 0


@client
def translate():
    from translate import Translator
    same(Translator(provider="libre", base_url=URL, from_lang="en", to_lang="de").translate(ENGLISH), ENGLISH)
    if DETECTS:
        api = Translator(provider="libre", base_url=URL, from_lang="autodetect", to_lang="en")
        same(api.translate(GERMAN), GERMAN)


@client
def libretranslate_aio():
    import libretranslate_aio
    with libretranslate_aio.LibreTranslate(URL) as api:
        same(api.translate(ENGLISH, "en", "de").translated_text, ENGLISH)
        assert len(api.translate(ENGLISH, "en", "de", alternatives=2).alternatives) <= 2
        assert api.health()
        assert "de" in next(language for language in api.languages() if language.code == "en").targets
        assert ".txt" in api.frontend_settings().supported_files_format
        try:
            api.translate("Hello", "en", "zz")
            raise AssertionError("an unknown language is no error")
        except libretranslate_aio.BadRequestError as error:
            same(str(error), "zz is not supported")
        try:
            api.suggest("Hello", "Hallo", "en", "de")
            raise AssertionError("suggestions are no error")
        except libretranslate_aio.ForbiddenError:
            pass
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "hello.txt"
            path.write_text("Hello\n")
            file = api.translate_file(str(path), "en", "de")
            same(requests.get(file.translated_file_url, timeout=30).text, "Hello\n")
        if DETECTS:
            same(api.detect(GERMAN)[0].language, "de")


@client
def deepl():
    import deepl
    api = deepl.DeepLClient("any key", server_url=URL)
    same(api.translate_text(ENGLISH, source_lang="EN", target_lang="DE").text, ENGLISH)
    both = api.translate_text(["Hello", "Good morning"], source_lang="EN", target_lang="PT-BR")
    same([result.text for result in both], ["Hello", "Good morning"])
    same(both[0].billed_characters, 5)
    marked = api.translate_text(
        'A <x id="1">name</x> in it', source_lang="EN", target_lang="DE", tag_handling="xml", ignore_tags=["x"])
    assert '<x id="1">name</x>' in marked.text, marked.text
    assert "EN-GB" in [language.code for language in api.get_target_languages()]
    assert "DE" in [language.code for language in api.get_source_languages()]
    assert api.get_usage().character.count > 0 and not api.get_usage().any_limit_reached
    for options in ({"target_lang": "XX"}, {"target_lang": "DE", "source_lang": "XX"}):
        try:
            api.translate_text("Hello", **options)
            raise AssertionError("an unknown language is no error")
        except deepl.DeepLException as error:
            assert "not supported" in str(error), error
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder) / "hello.txt", Path(folder) / "hallo.txt"
        source.write_text("Hello\n")
        status = api.translate_document_from_filepath(source, target, source_lang="EN", target_lang="DE")
        same((status.done, target.read_text()), (True, "Hello\n"))
    if DETECTS:
        same(api.translate_text(GERMAN, target_lang="EN-GB").detected_source_lang, "DE")


@client
def google_cloud_translate():
    from google.auth.credentials import AnonymousCredentials
    from google.cloud import translate_v2
    api = translate_v2.Client(
        credentials=AnonymousCredentials(), client_options={"api_endpoint": URL}, _http=requests.Session())
    same(api.translate(ENGLISH, source_language="en", target_language="de")["translatedText"], ENGLISH)
    both = api.translate(["<p>Hello</p>", "a &amp; b"], source_language="en", target_language="zh-CN")
    same([result["translatedText"] for result in both], ["<p>Hello</p>", "a &amp; b"])
    assert {"language": "zh-CN", "name": "Chinese (Simplified)"}.keys() == api.get_languages()[0].keys()
    assert "de" in [language["language"] for language in api.get_languages(target_language="en")]
    if DETECTS:
        same(api.detect_language(GERMAN)["language"], "de")
        same(len(api.detect_language([GERMAN, ENGLISH])), 2)
        same(api.translate(GERMAN, target_language="en")["detectedSourceLanguage"], "de")


def ask(method, path, status=200, **options):
    answer = requests.request(method, URL + path, timeout=30, **options)
    assert answer.status_code == status, f"{path}: {answer.status_code}: {answer.text[:200]}"
    return answer.json() if status == 200 else answer


@client
def mastodon():
    pairs = {language["code"]: language["targets"] for language in ask("GET", "/languages")}
    assert "de" in pairs["en"]
    body = {"q": ["<p>Hello &amp; bye</p>", "<p>Good <a href=\"/x\">morning</a></p>"], "source": "en", "target": "de",
            "format": "html", "api_key": None}
    same(ask("POST", "/translate", json=body)["translatedText"], body["q"])
    if DETECTS:
        found = ask("POST", "/translate", json=body | {"q": [f"<p>{GERMAN}</p>"] * 2, "source": "auto", "target": "en"})
        same([one["language"] for one in found["detectedLanguage"]], ["de", "de"])


@client
def weblate():
    assert "zh-Hant" in [language["code"] for language in ask("GET", "/languages")]
    texts = [f"Text {number} of twenty" for number in range(20)]
    body = {"api_key": "", "q": texts, "source": "en", "target": "pt-BR"}
    same(ask("POST", "/translate", json=body)["translatedText"], texts)


@client
def discourse():
    if DETECTS:
        same(ask("POST", "/detect", data={"q": GERMAN})[0]["language"], "de")
    for target in ("iw", "no"):
        body = {"q": "<p>Hello</p>", "source": "en", "target": target, "format": "html"}
        same(ask("POST", "/translate", data=body)["translatedText"], "<p>Hello</p>")


@client
def dialect():
    assert ask("GET", "/spec")["info"]["title"]
    assert "charLimit" in ask("GET", "/frontend/settings")
    assert "targets" in ask("GET", "/languages")[0]
    same(ask("POST", "/translate", json={"q": ENGLISH, "source": "en", "target": "de"})["translatedText"], ENGLISH)
    wrong = ask("POST", "/translate", status=400, json={"q": "Hello", "source": "en", "target": "zz"})
    assert "is not supported" in wrong.json()["error"]
    ask("POST", "/suggest", status=403, json={"q": "a", "s": "b", "source": "en", "target": "de"})


@client
def ocr_translate():
    body = {"q": ["Hello"], "source": "zht", "target": "en"}
    same(ask("POST", "//translate", json=body)["translatedText"], ["Hello"])


@client
def linguist():
    fields = {name: (None, value) for name, value in {"q": ENGLISH, "source": "en", "target": "de"}.items()}
    same(ask("POST", "/translate", files=fields)["translatedText"], ENGLISH)


@client
def immersive_translate():
    body = {"source_lang": "en", "target_lang": "zh-CN", "text_list": ["Hello {0}", "<b0>Good</b0> morning"]}
    found = ask("POST", "/immersive-translate", json=body)["translations"]
    same([one["text"] for one in found], body["text_list"])
    same([one["detected_source_lang"] for one in found], ["en", "en"])


@client
def kiss_translator():
    body = {"texts": ["Hello", "Good morning"], "from": "en", "to": "de"}
    same(ask("POST", "/kiss-translator", json=body),
         [{"text": "Hello", "src": "en"}, {"text": "Good morning", "src": "en"}])


@client
def deeplx():
    found = ask("POST", "/deeplx/translate", json={"text": "Hello", "source_lang": "EN", "target_lang": "DE"})
    same((found["code"], found["data"]), (200, "Hello"))


@client
def event_source():
    answer = requests.post(URL + "/translate/stream", timeout=30, stream=True,
                           json={"q": [ENGLISH, "Good morning"], "source": "en", "target": "de"})
    same(answer.headers["Content-Type"], "text/event-stream")
    pieces, done = ["", ""], None
    for event in answer.content.decode().split("\n\n")[:-1]:
        kind, data = (line.partition(": ")[2] for line in event.split("\n"))
        assert done is None, "something behind the end"
        if kind == "piece":
            piece = json.loads(data)
            pieces[piece["index"]] += piece["text"]
        else:
            same(kind, "done")
            done = json.loads(data)
    same((pieces, done["translatedText"]), ([ENGLISH, "Good morning"],) * 2)


@client
def prometheus():
    from prometheus_client.parser import text_string_to_metric_families
    answer = requests.get(URL + "/metrics", timeout=30)
    same(answer.headers["Content-Type"], "text/plain; version=0.0.4; charset=utf-8")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    counted = families["stele_http_requests"].samples
    assert any(sample.labels == {"route": "/translate", "status": "200"} and sample.value > 0 for sample in counted)
    for family in families.values():
        assert family.documentation
        if family.type == "histogram":
            ends = [sample for sample in family.samples if sample.labels.get("le") == "+Inf"]
            assert ends
    assert families["process_resident_memory_bytes"].samples[0].value > 0


def main():
    os.environ.pop("HTTP_PROXY", None)
    wrong = 0
    for ask_as in CLIENTS:
        began = time.monotonic()
        try:
            ask_as()
            print(f"{ask_as.__name__}: as it should be, {time.monotonic() - began:.1f} s", flush=True)
        except Exception:
            wrong += 1
            print(f"{ask_as.__name__}: {traceback.format_exc(limit=-2)}", flush=True)
    sys.exit(1 if wrong else 0)


main()
