"""The tokenizer as an OpenVINO graph: python3 -m encoder.tokenizer FOLDER writes tokenizer.xml and tokenizer.bin.

BERT's WordPiece, lower case, made by OpenVINO Tokenizers from the base model's own vocabulary. The graph neither truncates nor
adds [CLS], [SEP] or padding: one string tensor [b] goes in, and out come `begins` [b] and `ends` [b], int32, the places of each
string's ids in `ids` [n], int32. Running it needs the library openvino_tokenizers beside OpenVINO.
"""

import os
import sys

import numpy as np

from .model import base_folder


# BERT sets blanks round the letters of these ranges alone, and strips private characters and U+FFFD; the converted graph has
# ranges of its own.
IDEOGRAPHS = "".join(
    f"\\x{{{first:X}}}-\\x{{{last:X}}}"
    for first, last in [
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
    ]
)  # fmt: skip
SPLIT = (
    r"[!-/]|[:-@]|[\[-`]|[{-~]|[\p{P}]|[\x{4E00}-\x{9FFF}]|[\x{3400}-\x{4DBF}]|[\x{20000}-\x{2A6DF}]"
    r"|[\x{2A700}-\x{2B73F}]|[\x{2B740}-\x{2B81F}]|[\x{2B820}-\x{2CEAF}]|[\x{F900}-\x{FAFF}]|[\x{2F800}-\x{2FA1F}]"
)
PATTERNS = {
    r"([\p{Han}])": f"([{IDEOGRAPHS}])",
    r"([\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\p{Cf}])": r"([\x00-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F\p{Cf}\p{Co}\x{FFFD}])",
    SPLIT: SPLIT.replace("2B820", "2B920"),
}


def reference():
    """The base model's own tokenizer, as Hugging Face's library runs it; truncates nothing."""
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(base_folder(), local_files_only=True)
    tokenizer.backend_tokenizer.no_truncation()
    tokenizer.backend_tokenizer.no_padding()
    return tokenizer


def reference_ids(tokenizer, texts):
    """Token ids of each text without [CLS] and [SEP]."""
    encodings = tokenizer.backend_tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
    return [encoding.ids for encoding in encodings]


def graph():
    """The tokenizer's graph, see above."""
    import openvino
    from openvino_tokenizers import convert_tokenizer

    whole = convert_tokenizer(reference(), add_special_tokens=False)
    words = [node for node in whole.get_ordered_ops() if node.get_type_name() == "WordpieceTokenizer"]
    if len(words) != 1:
        raise SystemExit(f"tokenizer: expected one WordpieceTokenizer in the converted graph, found {len(words)}")
    replaced = set()
    for node in whole.get_ordered_ops():
        for value in node.inputs() if node.get_type_name().startswith("Regex") else ():
            constant = value.get_source_output().get_node()
            if constant.get_type_name() != "Constant" or constant.get_element_type() != openvino.Type.u8:
                continue
            pattern = bytes(constant.data.tobytes()).decode()
            if pattern in PATTERNS:
                wanted = np.frombuffer(PATTERNS[pattern].encode(), np.uint8).copy()
                value.replace_source_output(openvino.opset15.constant(wanted).output(0))
                replaced.add(pattern)
    if replaced != set(PATTERNS):
        raise SystemExit("tokenizer: the converted graph has other patterns than those this version of the package makes")
    # What follows in the converted graph truncates, pads and joins; what the encoder is given is cut elsewhere.
    results = []
    for index, name in enumerate(("begins", "ends", "ids")):
        output = words[0].output(index)
        output.get_tensor().set_names({name})
        results.append(openvino.opset15.result(output, name=name))
    parameter = whole.get_parameters()[0]
    parameter.output(0).get_tensor().set_names({"texts"})
    return openvino.Model(results, [parameter], "tokenizer")


def ragged(compiled, texts):
    """Token ids of each text by the compiled graph; texts may be any strings without NUL characters."""
    begins, ends, ids = (compiled(list(texts))[name] for name in ("begins", "ends", "ids"))
    return [ids[begin:end].tolist() for begin, end in zip(begins, ends)]


def main(folder):
    import openvino

    os.makedirs(folder, exist_ok=True)
    openvino.save_model(graph(), os.path.join(folder, "tokenizer.xml"), compress_to_fp16=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
