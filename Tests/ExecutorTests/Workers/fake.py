#!/usr/bin/env python3
"""A worker for tests: answers page requests, and misbehaves where the path of a page says so.

Usage: fake.py FINGERPRINT MARKS. MARKS is a folder in which it notes what it has done once.
"""
import json
import os
import signal
import sys
import time

fingerprint, marks = sys.argv[1], sys.argv[2]


def first_time(name):
    """Whether this is the first time that any worker asks for `name`."""
    try:
        os.close(os.open(os.path.join(marks, name), os.O_CREAT | os.O_EXCL))
        return True
    except FileExistsError:
        return False


def say(message):
    sys.stdout.write(json.dumps(message, sort_keys=True) + "\n")
    sys.stdout.flush()


def record(request):
    text = "Text of " + request["id"]
    return {
        "id": request["id"],
        "source": {"path": request["path"], "page": request["page"], "sha256": "0" * 64},
        "image": {"width": 100, "height": 200, "dpi": 300, "dpi_source": "default", "skew_degrees": 0},
        "metadata": request["metadata"],
        "regions": [{"id": "r1", "class": "article", "bbox": [1, 2, 30, 40], "score": 0.5}],
        "articles": [{"id": "a1", "regions": ["r1"], "bbox": [1, 2, 30, 40], "text": text, "continues": None}],
        "tables": [{"id": "t1", "bbox": [1, 2, 30, 40], "score": 0.5, "rows": 1, "columns": 1, "cells": []}],
        "schema": 3,
        "provenance": {"broadsheet": "0", "fingerprint": fingerprint, "models": {}, "tesseract": "0"},
    }


def finish(request):
    """Says that the page is done, and then its lines, as the program's own workers do."""
    page = record(request)
    articles = [{"id": page["id"] + "#a1", "page": page["id"], "text": page["articles"][0]["text"], "boxes": [[1, 2, 30, 40]]}]
    tables = [dict(page["tables"][0], id=page["id"] + "#t1", page=page["id"])]
    lines = ["".join(json.dumps(line, sort_keys=True) + "\n" for line in group) for group in ([page], articles, tables)]
    lengths = [len(text.encode()) for text in lines]
    say({
        "finished": {
            "id": request["id"], "path": request["path"], "page": request["page"], "sha256": "0" * 64, "articles": 1,
            "page_bytes": lengths[0], "article_bytes": lengths[1], "table_bytes": lengths[2],
        },
        "usage": {"wall_seconds": 1, "cpu_seconds": 1, "peak_memory_bytes": 1},
    })
    sys.stdout.write("".join(lines))
    sys.stdout.flush()


def finish_half(request):
    """Promises lines and exits before they are all out."""
    say({"finished": {"id": request["id"], "path": request["path"], "page": request["page"], "sha256": "0" * 64,
                      "articles": 1, "page_bytes": 1000, "article_bytes": 0, "table_bytes": 0}})
    sys.stdout.write('{"id": "half a record')
    sys.stdout.flush()
    sys.exit(0)


def serve(request):
    with open(os.path.join(marks, "requests"), "a") as requests:
        requests.write(json.dumps(request) + "\n")
    kind = os.path.basename(request["path"]).split(".")[0].rstrip("0123456789")
    once = os.path.basename(request["path"])
    if kind == "crash" or (kind == "crash-once" and first_time(once)):
        os.kill(os.getpid(), signal.SIGSEGV)
    if kind == "killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if kind == "hang" or (kind == "hang-once" and first_time(once)):
        time.sleep(3600)
    if kind == "leave":
        sys.exit(9)
    if kind == "memory":
        sys.stderr.write("terminate called after throwing an instance of 'std::bad_alloc'\n")
        sys.stderr.flush()
        os.abort()
    if kind == "garbage":
        print("this is no JSON", flush=True)
        return
    if kind == "endless":
        while True:
            sys.stdout.write("x" * 65536)
    if kind == "boast":
        say({"finished": {"id": request["id"], "path": request["path"], "page": request["page"], "sha256": "0" * 64,
                          "articles": 1, "page_bytes": 1 << 50, "article_bytes": 0, "table_bytes": 0}})
        return
    if kind == "negative":
        say({"finished": {"id": request["id"], "path": request["path"], "page": request["page"], "sha256": "0" * 64,
                          "articles": 1, "page_bytes": -5, "article_bytes": 5, "table_bytes": 0}})
        return
    if kind == "half":
        finish_half(request)
    if kind == "other":
        request = dict(request, id="another page")
    if kind == "slow":
        time.sleep(0.3)
    if kind == "talk":
        sys.stderr.write("words " * 100000)
    if kind == "broken":
        failure = {"source": request["path"], "stage": "decode", "code": "truncated",
                   "message": request["path"] + " is truncated", "attempts": 1}
        say({"failure": failure, "usage": {"wall_seconds": 1, "cpu_seconds": 1, "peak_memory_bytes": 1}})
        return
    finish(request)
    if kind == "last":
        sys.exit(0)


say({"hello": {"fingerprint": fingerprint}})
for line in sys.stdin:
    serve(json.loads(line))
