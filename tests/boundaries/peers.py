"""Other tools behind one face: ``python peers.py NAME``, a JSON list of sentences in and out.

For the Python of a virtual environment that has them; virastar is a Node package, looked for in
``node/node_modules`` beside that environment.
"""
# mypy: ignore-errors

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

_SCRIPT = """
const V = require('virastar'), v = V.default ? new V.default() : new V();
const rows = JSON.parse(require('fs').readFileSync(0, 'utf8'));
console.log(JSON.stringify(rows.map(row => v.cleanup(row))));
"""


def run(name: str, sentences: list[str]) -> list[str]:
    if name == "hazm":
        from hazm import Normalizer

        normalize = Normalizer().normalize
    elif name == "shekar":
        from shekar import Normalizer

        normalize = Normalizer()
    elif name == "parsivar":
        from parsivar import Normalizer

        normalize = Normalizer().normalize
    else:
        folder = Path(sys.prefix).parent / "node"
        done = subprocess.run(
            ["node", "-e", _SCRIPT], cwd=folder, input=json.dumps(sentences), text=True,
            capture_output=True, check=True,
        )  # fmt: skip
        return json.loads(done.stdout)
    return [normalize(sentence) for sentence in sentences]


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], json.loads(sys.stdin.read()))))
