"""Makes `resumelib/parsing/ocr/reader.onnx` from the rapidocr wheel's model: Latin letters only, 8-bit convolutions.

    uv run --with onnx --with sympy python -m benchmarks.compile_reader [OUT]

The source model (PP-OCRv6 small recognition, Apache-2.0) knows 18,708 characters; its last layer alone is 9 MB and an
eighth of the time. Calibration uses the made-up pages of `ocr_pages`. Needed again only when rapidocr's model changes.
"""

import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
import onnx
from onnx import numpy_helper, version_converter
from onnxruntime.quantization import (
    CalibrationDataReader,
    CalibrationMethod,
    QuantFormat,
    QuantType,
    quantize_static,
)
from onnxruntime.quantization.shape_inference import quant_pre_process
from PIL import Image

from benchmarks.ocr_pages import pages
from resumelib.parsing.ocr import engine

OUT = Path(engine.__file__).with_name("reader.onnx")
_WEIGHTS, _BIAS = "linear_8.w_0", "linear_8.b_0"
_SIGNS = "€£™℠°•●○■□▪▶◆★☆✓✔☎✉←→。"


def wanted(character: str) -> bool:
    """Latin with its extensions, Greek for formulas, punctuation and the signs CVs use."""
    code = ord(character) if len(character) == 1 else 0
    return 0 < code < 0x250 or 0x370 <= code < 0x400 or 0x2010 <= code < 0x2070 or character in _SIGNS


def pruned(source: Path) -> onnx.ModelProto:
    model = onnx.load(source)
    (listed,) = (entry for entry in model.metadata_props if entry.key == "character")
    characters = ["", *listed.value.split("\n"), " "]
    last = len(characters) - 1
    kept = [n for n, c in enumerate(characters) if n in (0, last) or wanted(c)]
    for tensor in model.graph.initializer:
        if tensor.name in (_WEIGHTS, _BIAS):
            values = np.ascontiguousarray(numpy_helper.to_array(tensor)[..., kept])
            tensor.CopyFrom(numpy_helper.from_array(values, tensor.name))
    listed.value = "\n".join(characters[n] for n in kept[1:-1])
    model.graph.output[0].type.tensor_type.shape.dim[2].dim_value = len(kept)
    del model.graph.value_info[:]
    return version_converter.convert_version(model, 13)


class Strips(CalibrationDataReader):
    """Rows of text as the reader gets them, a few from every made-up page."""

    def __init__(self, count: int) -> None:
        self._rows = self._made(count)

    def get_next(self) -> dict[str, np.ndarray] | None:
        return next(self._rows, None)

    @staticmethod
    def _made(count: int) -> Iterator[dict[str, np.ndarray]]:
        from resumelib.parsing.ocr.turn import upright

        for _, data, _ in pages(count, seed=3):
            picture = np.asarray(Image.open(BytesIO(data)).convert("RGB"))
            image, _, quads = upright(picture, engine.Tuning(reader=engine.WHEEL_READER))
            for quad in quads[:: max(1, len(quads) // 5)][:5]:
                row = engine.row(engine.cut(image, quad), engine.DEFAULT)
                yield {"x": row.transpose(2, 0, 1)[None]}


def main(out: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        small, prepared = Path(folder) / "small.onnx", Path(folder) / "prepared.onnx"
        model = pruned(engine.wheel_model(engine.WHEEL_READER))
        names = [(entry.key, entry.value) for entry in model.metadata_props]
        onnx.save(model, small)
        quant_pre_process(small, prepared, skip_symbolic_shape=True)
        quantize_static(
            prepared,
            out,
            Strips(21),
            quant_format=QuantFormat.QDQ,
            activation_type=QuantType.QUInt8,
            weight_type=QuantType.QInt8,
            reduce_range=True,  # without VNNI two 8-bit products overflow their 16-bit sum
            per_channel=True,
            op_types_to_quantize=["Conv"],
            calibrate_method=CalibrationMethod.MinMax,
        )
    made = onnx.load(out)
    del made.metadata_props[:]
    for key, value in names:
        entry = made.metadata_props.add()
        entry.key, entry.value = key, value
    onnx.save(made, out)
    print(f"{out}: {out.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else OUT)
