"""The discovery document and the OpenAPI document, drawn from the table of messages."""

from typing import Any, Final, assert_never

from django.conf import settings

from kindreel.analyze.schemas.messages import (
    MESSAGES,
    Choice,
    Many,
    Message,
    Named,
    Plain,
    Type,
)

Json = dict[str, Any]

VERSION: Final = "v1alpha1"
TITLE: Final = "Text API"
_REVISION: Final = "20261123"  # raised when a message changes
_METHODS: Final = {  # name → (what it does, request, response)
    "analyze": (
        "Scores a comment for the attributes asked for.",
        "AnalyzeCommentRequest",
        "AnalyzeCommentResponse",
    ),
    "suggestscore": (
        "Takes a score that somebody thinks right.",
        "SuggestCommentScoreRequest",
        "SuggestCommentScoreResponse",
    ),
    "batchanalyze": (
        "Scores up to 100 comments. Perspective has no such method.",
        "BatchAnalyzeCommentsRequest",
        "BatchAnalyzeCommentsResponse",
    ),
}
_REQUIRED: Final = {
    "AnalyzeCommentRequest": ["comment", "requestedAttributes"],
    "SuggestCommentScoreRequest": ["comment", "attributeScores"],
    "BatchAnalyzeCommentsRequest": ["requests"],
}
_ERRORS: Final = {
    "400": "The key does not work, or the request cannot be read: details say why.",
    "403": "No key, or a key that is not for this.",
    "429": "The key's quota is spent.",
    "503": "Nothing can be read just now. Ask again.",
}


def discovery_document() -> Json:
    """Return the document in the form that Google's API clients build themselves from."""
    root = f"{settings.SITE_ADDRESS}/"
    return {
        "kind": "discovery#restDescription",
        "discoveryVersion": "v1",
        "id": f"commentanalyzer:{VERSION}",
        "name": "commentanalyzer",
        "canonicalName": "Comment Analyzer",
        "version": VERSION,
        "revision": _REVISION,
        "title": TITLE,
        "description": _about(),
        "documentationLink": f"{root}api/",
        "protocol": "rest",
        "rootUrl": root,
        "servicePath": "",
        "baseUrl": root,
        "batchPath": "batch",
        "version_module": True,
        "parameters": _PARAMETERS,
        "resources": {"comments": {"methods": {name: _method(name) for name in _METHODS}}},
        "schemas": {
            name: {"id": name, "type": "object", "properties": _properties(name, "")}
            for name in MESSAGES
        },
    }


def openapi_document() -> Json:
    """Return the same as OpenAPI 3.1."""
    schemas = {
        name: {"type": "object", "properties": _properties(name, "#/components/schemas/")}
        | ({"required": _REQUIRED[name]} if name in _REQUIRED else {})
        for name in MESSAGES
    }
    schemas["Error"] = {
        "type": "object",
        "required": ["error"],
        "properties": {"error": {"$ref": "#/components/schemas/Status"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": TITLE, "version": VERSION, "description": _about()},
        "servers": [{"url": settings.SITE_ADDRESS}],
        "security": [{"key": []}, {"header": []}],
        "paths": {f"/{VERSION}/comments:{name}": {"post": _operation(name)} for name in _METHODS},
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "query", "name": "key"},
                "header": {"type": "apiKey", "in": "header", "name": "X-Goog-Api-Key"},
            },
        },
    }


def _about() -> str:
    return f"Scores of comments by {settings.COMMUNITY_NAME}, in the form that Perspective had."


def _query(kind: str, words: str) -> Json:
    return {"type": kind, "location": "query", "description": words}


_PARAMETERS: Final = {
    "key": _query("string", "The key."),
    "alt": _query("string", "json is all there is.") | {"default": "json", "enum": ["json"]},
    "prettyPrint": _query("boolean", "Accepted, and not looked at."),
    "fields": _query("string", "Accepted, and not looked at: answers are whole."),
    "quotaUser": _query("string", "Accepted, and not looked at."),
}


def _method(name: str) -> Json:
    words, request, response = _METHODS[name]
    return {
        "id": f"commentanalyzer.comments.{name}",
        "description": words,
        "httpMethod": "POST",
        "path": f"{VERSION}/comments:{name}",
        "flatPath": f"{VERSION}/comments:{name}",
        "parameters": {},
        "parameterOrder": [],
        "request": {"$ref": request},
        "response": {"$ref": response},
    }


def _operation(name: str) -> Json:
    words, request, response = _METHODS[name]
    return {
        "operationId": name,
        "summary": words,
        "requestBody": {"required": True, "content": _content(request)},
        "responses": {
            "200": {"description": "Read.", "content": _content(response)},
            **{
                code: {"description": why, "content": _content("Error")}
                for code, why in _ERRORS.items()
            },
        },
    }


def _content(name: str) -> Json:
    return {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}


def _properties(message: str, prefix: str) -> Json:
    return {
        name: _described(kind, prefix) | {"description": words}
        for name, (kind, words) in MESSAGES[message].items()
    }


def _described(kind: Type, prefix: str) -> Json:
    match kind:
        case Plain(name):
            return {"type": name}
        case Choice(_, words):
            return {"type": "string", "enum": list(words)}
        case Message(name):
            return {"$ref": f"{prefix}{name}"}
        case Many(of):
            return {"type": "array", "items": _described(of, prefix)}
        case Named(of):
            return {"type": "object", "additionalProperties": _described(of, prefix)}
        case _:
            assert_never(kind)
