#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes readings.txt (pinyin of Han characters) and src/base/unicode_radicals.h from the Unicode Character Database.

Needs Debian's package unicode-data (Unicode 15.0). Run it from anywhere: resources/pinyin/generate.py
"""

import bz2
import collections
import pathlib
import re
import unicodedata

UNICODE = pathlib.Path("/usr/share/unicode")
HERE = pathlib.Path(__file__).resolve().parent
RADICALS = HERE.parent.parent / "src" / "base" / "unicode_radicals.h"

TONES = {"\u0304", "\u0301", "\u030c", "\u0300"}


def toneless(reading):
    """lǜ -> lv, ê̄ -> e; None for what nobody types (m̀, hng)."""
    letters = "".join(c for c in unicodedata.normalize("NFD", reading) if c not in TONES)
    letters = unicodedata.normalize("NFC", letters).replace("ü", "v").replace("ê", "e")
    return letters if re.fullmatch(r"[a-z]+", letters) and re.search(r"[aeiouv]", letters) else None


def read_fields():
    fields = collections.defaultdict(dict)
    with bz2.open(UNICODE / "Unihan_Readings.txt.bz2", "rt", encoding="utf-8") as file:
        for line in file:
            if not line.startswith("U+"):
                continue
            code, name, value = line.rstrip("\n").split("\t", 2)
            fields[int(code[2:], 16)][name] = value
    return fields


def readings_of(fields):
    """Toneless readings of one character, most common first.

    kHanyuPinlu counts modern use, so it leads; kMandarin is the customary reading; kTGHZ2013 and kXHC1983 are dictionaries of
    today's language and add the rarer readings that names use (单 shan, 解 xie). kHanyuPinyin lists every reading of the last
    two thousand years and is asked only where the others are silent.
    """
    counts = collections.Counter()
    for entry in fields.get("kHanyuPinlu", "").split():
        reading, count = re.fullmatch(r"(.+)\((\d+)\)", entry).groups()
        counts[toneless(reading)] += int(count)
    order = [reading for reading, _ in counts.most_common()]
    order += [toneless(reading) for reading in fields.get("kMandarin", "").split()[:1]]
    for name in ("kTGHZ2013", "kXHC1983"):
        for entry in fields.get(name, "").split():
            order += [toneless(reading) for reading in entry.split(":")[1].split(",")]
    if not any(order):
        for entry in fields.get("kHanyuPinyin", "").split():
            order += [toneless(reading) for reading in entry.split(":")[1].split(",")]
    result = list(dict.fromkeys(reading for reading in order if reading))
    # People type lue and nue as often as lve and nve.
    for reading in list(result):
        if reading in ("lve", "nve"):
            result.append(reading.replace("v", "u"))
    return result[:6]


def wanted(code, fields):
    if 0x3400 <= code <= 0x9FFF or code == 0x3007:
        return True
    return code >= 0x20000 and ("kTGHZ2013" in fields or "kXHC1983" in fields)


def write_readings():
    by_readings = collections.defaultdict(list)
    for code, fields in sorted(read_fields().items()):
        if wanted(code, fields):
            readings = readings_of(fields)
            if readings:
                by_readings[tuple(readings)].append(chr(code))
    with open(HERE / "readings.txt", "w", encoding="utf-8", newline="\n") as file:
        file.write("# Pinyin of Han characters, made by generate.py from Unihan_Readings.txt of Unicode 15.0.0; see README.md.\n")
        file.write("# Readings, most common first, then all characters that are read so.\n")
        for readings, characters in sorted(by_readings.items()):
            file.write(",".join(readings) + " " + "".join(characters) + "\n")


def write_radicals():
    first, last = 0x2E80, 0x2FD5
    table = [0] * (last - first + 1)
    with open(UNICODE / "EquivalentUnifiedIdeograph.txt", encoding="utf-8") as file:
        for line in file:
            match = re.match(r"([0-9A-F]+)(?:\.\.([0-9A-F]+))?\s*;\s*([0-9A-F]+)", line)
            if match:
                start = int(match[1], 16)
                for code in range(start, int(match[2] or match[1], 16) + 1):
                    if first <= code <= last:
                        table[code - first] = int(match[3], 16)
    rows = [table[i:i + 12] for i in range(0, len(table), 12)]
    with open(RADICALS, "w", encoding="utf-8", newline="\n") as file:
        file.write("// SPDX-License-Identifier: GPL-3.0-or-later\n")
        file.write("// Made by resources/pinyin/generate.py from EquivalentUnifiedIdeograph.txt of Unicode 15.0.0 (Unicode licence).\n")
        file.write("#pragma once\n\n#include <array>\n\nnamespace meike {\n\n")
        file.write(f"inline constexpr char32_t kFirstRadical = 0x{first:04X};\n")
        file.write(f"inline constexpr char32_t kLastRadical = 0x{last:04X};\n\n")
        file.write("/// The ideograph that a radical stands for, from kFirstRadical on; 0 where there is none.\n")
        file.write("// clang-format off\n")
        file.write(f"inline constexpr std::array<char32_t, {len(table)}> kRadicalIdeographs = {{\n")
        for row in rows:
            file.write("    " + ", ".join(f"0x{code:04X}" if code else "0" for code in row) + ",\n")
        file.write("};\n// clang-format on\n\n}  // namespace meike\n")


if __name__ == "__main__":
    write_readings()
    write_radicals()
