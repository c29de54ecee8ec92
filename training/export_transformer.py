"""Write the trained transformer as the files that the project ships: int8, one scale per channel.

    PYTHONPATH=. python training/export_transformer.py --out var/training

Weights are whole numbers, a scale for each output; what flows between is measured text by text, so
a text is read alone and scores the same whatever else is read.
"""

import argparse
import shutil
import tempfile
from pathlib import Path
from typing import Final

import onnx
import torch
from mixture import HEADS, OWN, ROUNDS
from onnxruntime.quantization import QuantType, quantize_dynamic
from onnxruntime.transformers import optimizer
from onnxruntime.transformers.fusion_options import FusionOptions
from torch import nn
from train_transformer import Reader, base_model

from kindreel.screening import model_files

OPSET: Final = 17


class Shipped(nn.Module):
    """What is exported: logits, and what each token adds to each of them."""

    def __init__(self, reader: Reader, own: int) -> None:
        super().__init__()
        self.encoder, self.head = reader.encoder, reader.head
        self.bias = nn.Parameter(reader.head.bias + reader.shift.weight[own])

    def forward(self, input_ids, attention_mask, token_type_ids):  # noqa: ANN001, ANN201
        """Return [rows, heads] logits and [rows, tokens, heads] shares of them."""
        hidden = self.encoder(
            input_ids, attention_mask=attention_mask, token_type_ids=token_type_ids
        ).last_hidden_state
        shares = hidden @ self.head.weight.T + self.bias
        return shares.mean(1), shares


def exported(reader: Reader, folder: Path) -> Path:
    """Return the path of the full-precision graph, its layers fused."""
    own = (*ROUNDS, OWN).index(OWN)
    model = Shipped(reader, own).eval()
    names = ["input_ids", "attention_mask", "token_type_ids"]
    example = tuple(torch.ones(1, 8, dtype=torch.long) for _ in names)
    plain = folder / "plain.onnx"
    dynamic = {name: {1: "tokens"} for name in (*names, "shares")}
    torch.onnx.export(
        model, example, str(plain), input_names=names, output_names=["logits", "shares"],
        dynamic_axes=dynamic, opset_version=OPSET, dynamo=False,
    )  # fmt: skip
    options = FusionOptions("bert")
    options.enable_embed_layer_norm = False
    fused = optimizer.optimize_model(
        str(plain), "bert", num_heads=12, hidden_size=384, optimization_options=options
    )
    fused.save_model_to_file(str(folder / "fused.onnx"))
    return folder / "fused.onnx"


def load_mean(path: Path) -> Reader:
    """Return the reader with the mean weights of a checkpoint."""
    reader = Reader(base_model(), len(ROUNDS) + 1)
    state = torch.load(path, map_location="cpu", weights_only=True)
    reader.load_state_dict(
        {
            name: value.float() if value.is_floating_point() else value
            for name, value in state["mean"].items()
        }
    )
    return reader.eval()


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True, help="folder with checkpoint.pt")
    parser.add_argument(
        "--base", action="store_true", help="export the untrained base, to measure speed"
    )
    parser.add_argument("--to", type=Path, default=model_files.SHIPPED)
    options = parser.parse_args()
    reader = (
        Reader(base_model(), len(ROUNDS) + 1)
        if options.base
        else load_mean(options.out / "checkpoint.pt")
    )
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        fused = exported(reader, Path(folder))
        shutil.copy(fused, options.out / "fused.onnx")
        small = Path(folder) / "small.onnx"
        quantize_dynamic(
            fused, small, per_channel=True, weight_type=QuantType.QInt8,
            extra_options={"MatMulConstBOnly": True, "DefaultTensorType": onnx.TensorProto.FLOAT},
        )  # fmt: skip
        # Weights in a file of their own are mapped into memory instead of being read into it.
        (options.to / "transformer.bin").unlink(missing_ok=True)
        onnx.save_model(
            onnx.load(small), options.to / "transformer.onnx", save_as_external_data=True,
            location="transformer.bin", size_threshold=4096,
        )  # fmt: skip
    shutil.copy(Path(base_model()) / "tokenizer.json", options.to / "tokenizer.json")
    (options.to / "transformer.bin").chmod(0o644)
    size = (options.to / "transformer.bin").stat().st_size / 1e6
    print(f"{size:.1f} MB, {len(HEADS)} heads")


if __name__ == "__main__":
    main()
