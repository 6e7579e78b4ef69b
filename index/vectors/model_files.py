"""Finds the files of a sentence-transformers model without waiting on a dead network.

The hub's own client retries for 70 s before it gives up on a name that can't be reached
(sentence-transformers 6.2), so the hub, or the proxy in front of it, is knocked at first.
"""

import hashlib
import socket
import threading
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

from index.errors import ModelUnavailable

KNOCK_SECONDS: Final = 3.0
_PUBLISHER: Final = "sentence-transformers"  # whose names may be given without it
_SAMPLES: Final = 16
_SAMPLE_BYTES: Final = 4096


def locate(name: str) -> Path | None:
    """The folder that holds the model, or None if it has to be fetched and the hub answers.

    Raises:
        ModelUnavailable: There is no such folder, or the name is neither cached nor reachable.
    """
    folder = Path(name).expanduser()
    if folder.is_dir():
        return folder
    if name.startswith((".", "/", "~")) or "\\" in name or name.count("/") > 1:
        raise _unavailable(name, "there is no such folder")
    found = cached(name)
    if found is None:
        _knock(name)
    return found


def package_missing(name: str, exc: ImportError) -> ModelUnavailable:
    """The error of a model that nothing here can open."""
    return ModelUnavailable(
        f"SANAD_EMBEDDING_MODEL is {name!r}, which needs the package sentence-transformers, "
        f"and that can't be imported ({exc}). Type: pip install sentence-transformers"
    )


def cached(name: str) -> Path | None:
    """The folder in which the hub's client keeps the model, if it was fetched before."""
    try:
        from huggingface_hub import try_to_load_from_cache
    except ImportError as exc:
        raise package_missing(name, exc) from exc
    candidates = [name] if "/" in name else [f"{_PUBLISHER}/{name}", name]
    for candidate in candidates:
        for file in ("modules.json", "config.json"):
            try:
                path = try_to_load_from_cache(candidate, file)
            except ValueError as exc:  # the hub's client checks how a name is written
                raise _unavailable(name, "it is not written as a name on the hub is") from exc
            if isinstance(path, str):
                return Path(path).parent
    return None


def identity(name: str, folder: Path | None) -> str:
    """The name, and a fingerprint that changes when the files do.

    The cache calls each folder by the hub's own revision; any other folder is fingerprinted by
    its files' names, sizes and 16 samples of each, so that retraining shows and a copy or a
    move doesn't.
    """
    if folder is None:
        return name
    if folder.parent.name == "snapshots":
        return f"{name}@{folder.name[:12]}"
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden and path.suffix != ".md":
            size = path.stat().st_size
            digest.update(f"{path.relative_to(folder).as_posix()}\0{size}\0".encode())
            with path.open("rb") as file:
                for sample in range(_SAMPLES):
                    file.seek(max(size - _SAMPLE_BYTES, 0) * sample // (_SAMPLES - 1))
                    digest.update(file.read(_SAMPLE_BYTES))
    return f"{folder.resolve().name}@{digest.hexdigest()[:12]}"


def _knock(name: str) -> None:
    """Open a connection to the hub, or to the proxy in front of it, and close it again."""
    from huggingface_hub import constants

    if constants.HF_HUB_OFFLINE:
        raise _unavailable(name, "it is not in the cache, and HF_HUB_OFFLINE forbids to fetch it")
    host, port = _door(constants.ENDPOINT)
    answered = threading.Event()

    def connect() -> None:
        try:
            socket.create_connection((host, port), KNOCK_SECONDS).close()
        except OSError:
            return
        answered.set()

    # In a thread because looking up a host's address heeds no time limit.
    thread = threading.Thread(target=connect, daemon=True)
    thread.start()
    thread.join(KNOCK_SECONDS)
    if not answered.is_set():
        raise _unavailable(name, f"it is not in the cache, and {host}:{port} can't be reached")


def _door(endpoint: str) -> tuple[str, int]:
    """Host and port to knock at for this hub."""
    hub = urlsplit(endpoint)
    proxies = getproxies()
    proxy = proxies.get(hub.scheme) or proxies.get("all")
    if proxy and not proxy_bypass(hub.netloc):
        address = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    else:
        address = hub
    return address.hostname or "", address.port or (443 if address.scheme == "https" else 80)


def _unavailable(name: str, found: str) -> ModelUnavailable:
    return ModelUnavailable(
        f"the embedding model {name!r} can't be had: {found}. Allowed are a "
        "sentence-transformers folder, a name fetched before and a name the hub can be reached "
        "for. Unset SANAD_EMBEDDING_MODEL for the bundled model, or give it a folder"
    )
