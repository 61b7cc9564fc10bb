"""A time-stamping authority made with openssl, for tests that need its answers."""

import shutil
import subprocess
from pathlib import Path

import pytest

_CONFIG = """\
[ req ]
distinguished_name = dn
x509_extensions = ext
prompt = no
[ dn ]
CN = Fictional Time Stamping Authority
[ ext ]
extendedKeyUsage = critical,{use}
keyUsage = critical,digitalSignature
[ tsa ]
default_tsa = one
[ one ]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256, sha384, sha512
ess_cert_id_alg = sha256
"""


class Authority:
    """An authority in a folder of its own; ``answer`` stamps a file."""

    def __init__(self, folder: Path, *, use: str = "timeStamping", key: str = "ec") -> None:
        if shutil.which("openssl") is None:
            pytest.skip("openssl makes the tokens, and is not here")
        folder.mkdir(parents=True)
        self.folder, self.certificate = folder, folder / "tsa.pem"
        (folder / "tsa.cnf").write_text(_CONFIG.format(folder=folder, use=use), encoding="utf-8")
        (folder / "serial").write_text("01\n")
        kind = ["rsa:2048"] if key == "rsa" else ["ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"]
        self._run("req", "-x509", "-newkey", *kind, "-nodes", "-days", "3650", "-config", "tsa.cnf", "-keyout", "tsa.key", "-out", "tsa.pem")  # fmt: skip

    def answer(self, file: Path, digest: str = "sha256") -> bytes:
        self._run("ts", "-query", "-data", str(file), f"-{digest}", "-cert", "-out", "query.tsq")
        self._run("ts", "-reply", "-config", "tsa.cnf", "-section", "one", "-queryfile", "query.tsq", "-out", "answer.tsr")  # fmt: skip
        return (self.folder / "answer.tsr").read_bytes()

    def _run(self, *arguments: str) -> None:
        subprocess.run(["openssl", *arguments], cwd=self.folder, check=True, capture_output=True)
