"""Documents of the form `bsplint-values/1`: one JSON object a line, the common language of all oracles."""

import gzip
import json
import sys

SCHEMA = "bsplint-values/1"


def document(component, unit, values, errors=(), **more):
    """A document; `more` are optional members such as version, file or output (None and empty ones are left out)."""
    doc = {"schema": SCHEMA, "component": component, "unit": unit}
    doc.update({key: value for key, value in more.items() if value})
    doc["values"] = dict(sorted(values.items()))
    doc["errors"] = list(errors)
    return doc


def known(text, origin, trace=()):
    return {"state": "known", "value": text, "origin": origin, "trace": list(trace)}


def unset(trace=()):
    return {"state": "unset", "trace": list(trace)}


def unknown(reason):
    return {"state": "unknown", "reason": reason, "trace": []}


def failing(reason):
    """A name that makes the real tool stop when it expands it."""
    return {"state": "error", "reason": reason}


def step(file, line, op=None, value=None):
    """One place in a trace; `op` and `value` only where the tool says them for certain."""
    entry = {"file": file, "line": line}
    if op is not None:
        entry["op"] = op
    if value is not None:
        entry["value"] = value
    return entry


def write(docs, out):
    for doc in docs:
        json.dump(doc, out, ensure_ascii=False)
        out.write("\n")
        out.flush()


def open_stream(name):
    """A stream of documents by name: `-` is standard input, `.gz` is unpacked."""
    if name == "-":
        return sys.stdin
    opened = gzip.open if name.endswith(".gz") else open
    return opened(name, "rt", encoding="utf-8", errors="surrogateescape")


def read(lines):
    """The documents of a stream: one a line, or one JSON text with line breaks, or a JSON list of them."""
    pending = ""
    for line in lines:
        pending += line
        try:
            found = json.loads(pending) if pending.strip() else []
        except json.JSONDecodeError:
            continue  # a text of several lines
        yield from found if isinstance(found, list) else [found]
        pending = ""
    if pending.strip():
        json.loads(pending)  # raises, and says where
