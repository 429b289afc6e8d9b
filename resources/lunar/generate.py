#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes src/base/lunar_table.h, the Chinese calendar of the lunar years 1899 to 2100. Needs nothing but Python.

From 1929 on it is computed as GB/T 33661-2017 rules: a month begins on the day (UTC+8) of the new moon; the month of the
winter solstice is the 11th; where thirteen months lie between two of them, the first one without a principal term is the
leap month. Positions: the Moon by the main terms of ELP-2000/82 as Jean Meeus gives them (Astronomical Algorithms, 2nd
edition, chapter 47; errors under 10 arc seconds, 20 seconds of time), the Sun by those of VSOP87 (the same, appendix III).
Before 1929 the printed calendars are facts that no computation gives back (they were reckoned for Beijing with the means of
their day); those years are PRINTED and PACKED below, from the lists that README.md names.

Run it from anywhere: resources/lunar/generate.py [--check]. With --check it writes nothing and lists the new moons and
principal terms that come within three minutes of a midnight.
"""

import datetime
import math
import pathlib
import sys

TABLE = pathlib.Path(__file__).resolve().parent.parent.parent / "src" / "base" / "lunar_table.h"
EPOCH = datetime.date(1970, 1, 1)
FIRST, COMPUTED, LAST = 1899, 1929, 2100

# Per year 1900..1911: new year's day, lengths of the months in their order (+ 30 days, - 29), the month a leap one follows.
PRINTED = """
1900-01-31 -+--+-++-++-+ 8
1901-02-19 -+--+-+-+++- 0
1902-02-08 +-+--+-+-+++ 0
1903-01-29 -+-+--+--++-+ 5
1904-02-16 ++-+--+--++- 0
1905-02-04 ++-++--+-+-+ 0
1906-01-25 -++-+-+-+-+-+ 4
1907-02-13 -+-+-++-+-+- 0
1908-02-02 +--++-+-++-+ 0
1909-01-22 -+--+-+-+++-+ 2
1910-02-10 -+--+-+-+++- 0
1911-01-30 +-+--+--++-++ 6
"""

# The same of the lunar years 1912..1928 in the usual packing: from the highest of 16 bits down the twelve months (1: 30 days),
# the lowest four bits the month a leap one follows, bit 16 its length.
PACKED_FROM = 1912
PACKED = [0x0a4d0, 0x0d250, 0x1d255, 0x0b540, 0x0d6a0, 0x0ada2, 0x095b0, 0x14977, 0x04970, 0x0a4b0, 0x0b4b5, 0x06a50, 0x06d40,
          0x1ab54, 0x02b60, 0x09570, 0x052f2]

# New moons within a minute of midnight: which day they fall on hangs on how the Earth will turn. The days that are taken.
TAKEN = ["2057-09-29", "2097-08-07"]

# --- positions ---------------------------------------------------------------------------------------------------------

# D, M, M', F, and the sine in 1e-6 degrees.
MOON = [
    (0, 0, 1, 0, 6288774), (2, 0, -1, 0, 1274027), (2, 0, 0, 0, 658314), (0, 0, 2, 0, 213618), (0, 1, 0, 0, -185116),
    (0, 0, 0, 2, -114332), (2, 0, -2, 0, 58793), (2, -1, -1, 0, 57066), (2, 0, 1, 0, 53322), (2, -1, 0, 0, 45758),
    (0, 1, -1, 0, -40923), (1, 0, 0, 0, -34720), (0, 1, 1, 0, -30383), (2, 0, 0, -2, 15327), (0, 0, 1, 2, -12528),
    (0, 0, 1, -2, 10980), (4, 0, -1, 0, 10675), (0, 0, 3, 0, 10034), (4, 0, -2, 0, 8548), (2, 1, -1, 0, -7888),
    (2, 1, 0, 0, -6766), (1, 0, -1, 0, -5163), (1, 1, 0, 0, 4987), (2, -1, 1, 0, 4036), (2, 0, 2, 0, 3994),
    (4, 0, 0, 0, 3861), (2, 0, -3, 0, 3665), (0, 1, -2, 0, -2689), (2, 0, -1, 2, -2602), (2, -1, -2, 0, 2390),
    (1, 0, 1, 0, -2348), (2, -2, 0, 0, 2236), (0, 1, 2, 0, -2120), (0, 2, 0, 0, -2069), (2, -2, -1, 0, 2048),
    (2, 0, 1, -2, -1773), (2, 0, 0, 2, -1595), (4, -1, -1, 0, 1215), (0, 0, 2, 2, -1110), (3, 0, -1, 0, -892),
    (2, 1, 1, 0, -810), (4, -1, -2, 0, 759), (0, 2, -1, 0, -713), (2, 2, -1, 0, -700), (2, 1, -2, 0, 691),
    (2, -1, 0, -2, 596), (4, 0, 1, 0, 549), (0, 0, 4, 0, 537), (4, -1, 0, 0, 520), (1, 0, -2, 0, -487),
    (2, 1, 0, -2, -399), (0, 0, 2, -2, -381), (1, 1, 1, 0, 351), (3, 0, -2, 0, -340), (4, 0, -3, 0, 330),
    (2, -1, 2, 0, 327), (0, 2, 1, 0, -323), (1, 1, -1, 0, 299), (2, 0, 3, 0, 294),
]

# Amplitude (1e-8 radians), phase, frequency (radians per thousand years).
EARTH = [
    [(175347046, 0, 0), (3341656, 4.6692568, 6283.0758500), (34894, 4.62610, 12566.15170), (3497, 2.7441, 5753.3849),
     (3418, 2.8289, 3.5231), (3136, 3.6277, 77713.7715), (2676, 4.4181, 7860.4194), (2343, 6.1352, 3930.2097),
     (1324, 0.7425, 11506.7698), (1273, 2.0371, 529.6910), (1199, 1.1096, 1577.3435), (990, 5.233, 5884.927),
     (902, 2.045, 26.298), (857, 3.508, 398.149), (780, 1.179, 5223.694), (753, 2.533, 5507.553), (505, 4.583, 18849.228),
     (492, 4.205, 775.523), (357, 2.920, 0.067), (317, 5.849, 11790.629), (284, 1.899, 796.298), (271, 0.315, 10977.079),
     (243, 0.345, 5486.778), (206, 4.806, 2544.314), (205, 1.869, 5573.143), (202, 2.458, 6069.777), (156, 0.833, 213.299),
     (132, 3.411, 2942.463), (126, 1.083, 20.775), (115, 0.645, 0.980), (103, 0.636, 4694.003), (102, 0.976, 15720.839),
     (102, 4.267, 7.114), (99, 6.21, 2146.17), (98, 0.68, 155.42), (86, 5.98, 161000.69), (85, 1.30, 6275.96),
     (85, 3.67, 71430.70), (80, 1.81, 17260.15), (79, 3.04, 12036.46), (75, 1.76, 5088.63), (74, 3.50, 3154.69),
     (74, 4.68, 801.82), (70, 0.83, 9437.76), (62, 3.98, 8827.39), (61, 1.82, 7084.90), (57, 2.78, 6286.60),
     (56, 4.39, 14143.50), (56, 3.47, 6279.55), (52, 0.19, 12139.55), (52, 1.33, 1748.02), (51, 0.28, 5856.48),
     (49, 0.49, 1194.45), (41, 5.37, 8429.24), (41, 2.40, 19651.05), (39, 6.17, 10447.39), (37, 6.04, 10213.29),
     (37, 2.57, 1059.38), (36, 1.71, 2352.87), (36, 1.78, 6812.77), (33, 0.59, 17789.85), (30, 0.44, 83996.85),
     (30, 2.74, 1349.87), (25, 3.16, 4690.48)],
    [(628331966747, 0, 0), (206059, 2.678235, 6283.075850), (4303, 2.6351, 12566.1517), (425, 1.590, 3.523),
     (119, 5.796, 26.298), (109, 2.966, 1577.344), (93, 2.59, 18849.23), (72, 1.14, 529.69), (68, 1.87, 398.15),
     (67, 4.41, 5507.55), (59, 2.89, 5223.69), (56, 2.17, 155.42), (45, 0.40, 796.30), (36, 0.47, 775.52), (29, 2.65, 7.11),
     (21, 5.34, 0.98), (19, 1.85, 5486.78), (19, 4.97, 213.30), (17, 2.99, 6275.96), (16, 0.03, 2544.31)],
    [(52919, 0, 0), (8720, 1.0721, 6283.0758), (309, 0.867, 12566.152), (27, 0.05, 3.52), (16, 5.19, 26.30),
     (16, 3.68, 155.42)],
    [(289, 5.844, 6283.076), (35, 0, 0), (17, 5.49, 12566.15)],
    [(-114, 0, 0)],
]


def nutation(t):
    """In longitude, degrees."""
    node = math.radians(125.04452 - 1934.136261 * t)
    sun = math.radians(280.4665 + 36000.7698 * t)
    moon = math.radians(218.3165 + 481267.8813 * t)
    return (-17.20 * math.sin(node) - 1.32 * math.sin(2 * sun) - 0.23 * math.sin(2 * moon) + 0.21 * math.sin(2 * node)) / 3600


def sun_longitude(jde):
    """Apparent, without nutation, degrees."""
    tau = (jde - 2451545.0) / 365250
    earth = sum(sum(a * math.cos(b + c * tau) for a, b, c in terms) * tau**power for power, terms in enumerate(EARTH)) / 1e8
    anomaly = math.radians(357.52911 + 35999.05029 * tau * 10)
    distance = 1.00014 - 0.01671 * math.cos(anomaly) - 0.00014 * math.cos(2 * anomaly)
    return math.degrees(earth) + 180 - 0.09033 / 3600 - 20.4898 / 3600 / distance


def moon_longitude(jde):
    """Apparent, without nutation, degrees."""
    t = (jde - 2451545.0) / 36525
    mean = 218.3164477 + 481267.88123421 * t - 0.0015786 * t**2 + t**3 / 538841 - t**4 / 65194000
    d = 297.8501921 + 445267.1114034 * t - 0.0018819 * t**2 + t**3 / 545868 - t**4 / 113065000
    m = 357.5291092 + 35999.0502909 * t - 0.0001536 * t**2 + t**3 / 24490000
    mm = 134.9633964 + 477198.8675055 * t + 0.0087414 * t**2 + t**3 / 69699 - t**4 / 14712000
    f = 93.2720950 + 483202.0175233 * t - 0.0036539 * t**2 - t**3 / 3526000 + t**4 / 863310000
    e = 1 - 0.002516 * t - 0.0000074 * t**2
    total = sum(s * e ** abs(b) * math.sin(math.radians(a * d + b * m + c * mm + g * f)) for a, b, c, g, s in MOON)
    total += 3958 * math.sin(math.radians(119.75 + 131.849 * t))
    total += 1962 * math.sin(math.radians(mean - f))
    total += 318 * math.sin(math.radians(53.09 + 479264.290 * t))
    return mean + total / 1e6


def delta_t(year):
    """Terrestrial time less universal time, seconds: as measured until 2005, after it by the polynomials of Espenak and Meeus
    (Five Millennium Canon of Solar Eclipses, 2006). What the two scales drift apart by is not known in advance: a month whose
    first day hangs on it is uncertain."""
    if year > 2050:
        return -20 + 32 * ((year - 1820) / 100) ** 2 - 0.5628 * (2150 - year)
    if year > 2005:
        return 62.92 + 0.32217 * (year - 2000) + 0.005589 * (year - 2000) ** 2
    known = [(1895, -6), (1900, -3), (1905, 4), (1910, 10), (1915, 17), (1920, 21), (1925, 24), (1930, 24), (1940, 24), (1950, 29),
             (1955, 31), (1960, 33), (1965, 36), (1970, 40), (1975, 45), (1980, 51), (1985, 54), (1990, 57), (1995, 61),
             (2000, 64), (2005, 65)]
    for (y0, s0), (y1, s1) in zip(known, known[1:]):
        if y0 <= year <= y1:
            return s0 + (s1 - s0) * (year - y0) / (y1 - y0)
    raise ValueError(year)


def local(jde):
    """Days since 1970-01-01 where the calendar is made: UTC+8, before 1929 Beijing's mean time."""
    year = 2000 + (jde - 2451545.0) / 365.25
    zone = 8 if year >= 1929 else 7 + 45 / 60 + 40 / 3600
    return jde - delta_t(year) / 86400 + zone / 24 - 2440587.5


def wrapped(degrees):
    return (degrees + 180) % 360 - 180


def new_moon(k):
    jde = 2451550.09766 + 29.530588861 * k
    for _ in range(30):
        step = wrapped(moon_longitude(jde) - sun_longitude(jde)) / 12.1907
        jde -= step
        if abs(step) < 1e-7:
            break
    return local(jde)


def solar_term(jde, degrees):
    """The moment near `jde` at which the sun stands there."""
    for _ in range(30):
        step = wrapped(degrees - sun_longitude(jde) - nutation((jde - 2451545) / 36525)) * 365.2422 / 360
        jde += step
        if abs(step) < 1e-7:
            break
    return local(jde)


# --- the calendar ------------------------------------------------------------------------------------------------------


def all_new_moons():
    k = round((FIRST - 2 - 2000) * 12.3685)
    moons = []
    while True:
        moon = new_moon(k)
        if moon > (datetime.date(LAST + 2, 3, 1) - EPOCH).days:
            return moons
        moons.append(moon)
        k += 1


def principal_terms():
    """(moment, number): number 11 is the winter solstice, 1 stands at 330 degrees."""
    terms = []
    for year in range(FIRST - 2, LAST + 2):
        for number in range(12):
            degrees = (300 + 30 * number) % 360
            near = 2451545.0 + (year - 2000) * 365.2422 + 20 + number * 30.44
            terms.append((solar_term(near, degrees), (number - 1) % 12 + 1))
    return sorted(terms)


def first_day(moon):
    midnight = round(moon)
    if COMPUTED <= (EPOCH + datetime.timedelta(days=midnight)).year and abs(moon - midnight) * 1440 < 1:
        for text in TAKEN:
            day = (datetime.date.fromisoformat(text) - EPOCH).days
            if abs(day + 0.5 - moon) < 1:
                return day
        raise ValueError(f"which day has the new moon at {EPOCH + datetime.timedelta(days=midnight)}, midnight?")
    return math.floor(moon)


def compute():
    """{lunar year: [(first day, month, leap)]}"""
    starts = [first_day(moon) for moon in all_new_moons()]
    terms = [(math.floor(moment), number) for moment, number in principal_terms()]
    solstices = [day for day, number in terms if number == 11]
    term_days = [day for day, _ in terms]

    def index_of(day):
        return max(i for i, start in enumerate(starts) if start <= day)

    years = {}
    for before, after in zip(solstices, solstices[1:]):
        first, last = index_of(before), index_of(after)
        leap = None
        if last - first == 13:
            for i in range(first + 1, last):
                if not any(starts[i] <= day < starts[i + 1] for day in term_days):
                    leap = i
                    break
        number = 11
        solstice_year = (EPOCH + datetime.timedelta(days=before)).year
        year = solstice_year
        for i in range(first, last):
            if i > first:
                if i != leap:
                    number = number % 12 + 1
                    if number == 1:
                        year = solstice_year + 1
            years.setdefault(year, []).append((starts[i], number, i == leap))
    return years


def printed_years():
    result = {}
    for line in PRINTED.split("\n"):
        if line:
            day, lengths, leap = line.split()
            result[int(day[:4])] = (datetime.date.fromisoformat(day), [c == "+" for c in lengths], int(leap))
    day = result[1911][0] + datetime.timedelta(days=sum(30 if long else 29 for long in result[1911][1]))
    for offset, code in enumerate(PACKED):
        leap = code & 15
        lengths = [bool(code >> (15 - month) & 1) for month in range(12)]
        if leap:
            lengths.insert(leap, bool(code >> 16))
        result[PACKED_FROM + offset] = (day, lengths, leap)
        day += datetime.timedelta(days=sum(30 if long else 29 for long in lengths))
    return result


def computed_years():
    years = compute()
    result = {}
    for year in range(FIRST, LAST + 1):
        months = years[year]
        ends = [start for start, _, _ in months[1:]] + [years[year + 1][0][0]]
        leap = next((number for _, number, is_leap in months if is_leap), 0)
        result[year] = (EPOCH + datetime.timedelta(days=months[0][0]),
                        [end - start == 30 for (start, _, _), end in zip(months, ends)], leap)
        assert all(end - start in (29, 30) for (start, _, _), end in zip(months, ends)), year
    return result


def table():
    result = computed_years()
    result.update(printed_years())
    for year in range(FIRST, LAST):
        day, lengths, leap = result[year]
        assert len(lengths) == (13 if leap else 12), year
        assert day + datetime.timedelta(days=sum(30 if long else 29 for long in lengths)) == result[year + 1][0], year
    return result


def check():
    epoch = datetime.datetime(1970, 1, 1)
    for name, moments in (("new moon", all_new_moons()), ("principal term", [moment for moment, _ in principal_terms()])):
        for moment in moments:
            seconds = (moment - round(moment)) * 86400
            when = epoch + datetime.timedelta(days=moment)
            if abs(seconds) < 180 and COMPUTED <= when.year <= LAST:
                print(f"{name} {when:%Y-%m-%d %H:%M:%S}")
    computed = computed_years()
    for year, row in printed_years().items():
        if computed[year] != row:
            print(f"{year}: printed {row}, computed {computed[year]}")


def main():
    if sys.argv[1:] == ["--check"]:
        check()
        return
    rows = table()
    with open(TABLE, "w", encoding="utf-8", newline="\n") as file:
        file.write("// SPDX-License-Identifier: GPL-3.0-or-later\n")
        file.write("// Made by resources/lunar/generate.py; its README tells the sources.\n")
        file.write("#pragma once\n\n#include <cstdint>\n\nnamespace meike::lunar_table {\n\n")
        file.write("/// One lunar year: the day it begins, the month a leap month follows (0: none), and the lengths of its months from the\n")
        file.write("/// lowest bit on, the leap month in its place (1: 30 days, 0: 29).\n")
        file.write("struct Year {\n    std::uint8_t month;\n    std::uint8_t day;\n    std::uint8_t leap;\n    std::uint16_t lengths;\n};\n\n")
        file.write(f"inline constexpr int kFirstYear = {FIRST};\n")
        file.write("// clang-format off\ninline constexpr Year kYears[] = {\n")
        for year in range(FIRST, LAST + 1):
            day, lengths, leap = rows[year]
            bits = sum(1 << i for i, long in enumerate(lengths) if long)
            file.write(f"    {{{day.month}, {day.day}, {leap}, 0x{bits:04x}}},  // {year}\n")
        file.write("};\n// clang-format on\n\n}  // namespace meike::lunar_table\n")


if __name__ == "__main__":
    main()
