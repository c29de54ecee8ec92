"""How static files are stored: by content hash, imports between JavaScript modules included."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # untyped library
    """Hashed and compressed files; a file named nowhere in the manifest is an error."""

    support_js_module_import_aggregation = True
