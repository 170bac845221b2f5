"""Writes the small models of the tests in Resources/: mean.onnx adds 1 to the mean of each row of [n, w].

  python3 Tests/InferenceTests/make-models.py
"""

import hashlib
import os

import onnx
from onnx import TensorProto, helper

folder = os.path.join(os.path.dirname(os.path.abspath(__file__)), "Resources")
graph = helper.make_graph(
    [
        helper.make_node("ReduceMean", ["rows"], ["mean"], axes=[1], keepdims=0),
        helper.make_node("Add", ["mean", "one"], ["answer"]),
    ],
    "mean",
    [helper.make_tensor_value_info("rows", TensorProto.FLOAT, ["n", "w"])],
    [helper.make_tensor_value_info("answer", TensorProto.FLOAT, ["n"])],
    [helper.make_tensor("one", TensorProto.FLOAT, [1], [1.0])],
)
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)], ir_version=8)
onnx.checker.check_model(model)
path = os.path.join(folder, "mean.onnx")
onnx.save(model, path)
with open(path, "rb") as file:
    digest = hashlib.sha256(file.read()).hexdigest()
with open(os.path.join(folder, "SHA256SUMS"), "w", encoding="ascii") as file:
    file.write(f"{digest}  mean.onnx\n")
