"""A Stele file, as Sources/SteleFile/Container describes it."""
import struct

import numpy as np
import xxhash

MAGIC, MAJOR_VERSION, MINOR_VERSION = 0x4C455453, 1, 0
DETECTOR = 3
PAGE, HEADER, ENTRY = 4096, 64, 128
TYPES = {"uint8": 1, "int8": 2, "uint16": 3, "int16": 4, "uint32": 5, "int32": 6, "float32": 10}


def written(sections):
    """The bytes of a detector file with these arrays, by name."""
    def next_page(offset):
        return (offset + PAGE - 1) // PAGE * PAGE

    table, body = b"", []
    end = HEADER + ENTRY * len(sections)
    for name, array in sections.items():
        data = np.ascontiguousarray(array)
        contents = data.tobytes()
        start = next_page(end)
        body.append(b"\0" * (start - end) + contents)
        end = start + len(contents)
        shape = list(data.shape) + [0] * (4 - data.ndim)
        table += struct.pack("<64sII4QQQQ", name.encode(), TYPES[str(data.dtype)], data.ndim, *shape, start,
                             xxhash.xxh3_64_intdigest(contents), 0)
    head = struct.pack("<IHHIIQQ", MAGIC, MAJOR_VERSION, MINOR_VERSION, DETECTOR, len(sections), end, 0)
    head += b"\0" * (HEADER - len(head)) + table
    checksum = struct.pack("<Q", xxhash.xxh3_64_intdigest(head))
    return head[:24] + checksum + head[32:] + b"".join(body)
