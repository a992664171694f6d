"""Writes resumelib/text/skills/compiled.json from the taxonomy's text files. Run after every change to one of them."""

from pathlib import Path

import msgspec

from resumelib.text.skills import compile_taxonomy

TARGET = Path(__file__).parents[1] / "resumelib" / "text" / "skills" / "compiled.json"


if __name__ == "__main__":
    taxonomy = compile_taxonomy()
    TARGET.write_bytes(msgspec.json.encode(taxonomy))
    print(f"{len(taxonomy.concepts)} concepts, {len(taxonomy.by_key)} names, {TARGET.stat().st_size} bytes")
