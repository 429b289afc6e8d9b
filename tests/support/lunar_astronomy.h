// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>
#include <vector>

#include "base/date.h"
#include "base/lunar.h"

/// The Chinese calendar out of the sky, for tests: new moons by mean lunations with periodic terms (Jean Meeus,
/// Astronomical Algorithms, 2nd edition, chapter 49: errors under 20 seconds), the Sun by its low-accuracy series
/// (chapter 25) with the largest perturbations. It shares neither series nor code with resources/lunar/generate.py.
namespace meike::lunar_astronomy {

inline double sine(double degrees) { return std::sin(degrees * std::numbers::pi / 180); }
inline double cosine(double degrees) { return std::cos(degrees * std::numbers::pi / 180); }

/// Terrestrial time less universal time, seconds; polynomials of Espenak and Meeus for 1920 to 2150.
inline double deltaT(double year) {
    if (year < 1941) {
        const double t = year - 1920;
        return 21.20 + 0.84493 * t - 0.076100 * t * t + 0.0020936 * t * t * t;
    }
    if (year < 1961) {
        const double t = year - 1950;
        return 29.07 + 0.407 * t - t * t / 233 + t * t * t / 2547;
    }
    if (year < 1986) {
        const double t = year - 1975;
        return 45.45 + 1.067 * t - t * t / 260 - t * t * t / 718;
    }
    const double t = year - 2000;
    if (year < 2005)
        return 63.86 + 0.3345 * t - 0.060374 * t * t + 0.0017275 * t * t * t + 0.000651814 * std::pow(t, 4) +
               0.00002373599 * std::pow(t, 5);
    if (year < 2050) return 62.92 + 0.32217 * t + 0.005589 * t * t;
    return -20 + 32 * std::pow((year - 1820) / 100, 2) - 0.5628 * (2150 - year);
}

/// The day in China (UTC+8) on which a moment of terrestrial time falls, since 1970-01-01.
inline DayNumber chineseDay(double jde) {
    const double year = 2000 + (jde - 2451545.0) / 365.25;
    return static_cast<DayNumber>(std::floor(jde - deltaT(year) / 86400 + 8.0 / 24 - 2440587.5));
}

inline double newMoon(int lunation) {
    const double k = lunation;
    const double t = k / 1236.85;
    const double t2 = t * t, t3 = t2 * t, t4 = t3 * t;
    const double e = 1 - 0.002516 * t - 0.0000074 * t2;
    const double m = 2.5534 + 29.10535670 * k - 0.0000014 * t2 - 0.00000011 * t3;
    const double p = 201.5643 + 385.81693528 * k + 0.0107582 * t2 + 0.00001238 * t3 - 0.000000058 * t4;
    const double f = 160.7108 + 390.67050284 * k - 0.0016118 * t2 - 0.00000227 * t3 + 0.000000011 * t4;
    const double node = 124.7746 - 1.56375588 * k + 0.0020672 * t2 + 0.00000215 * t3;
    double jde = 2451550.09766 + 29.530588861 * k + 0.00015437 * t2 - 0.000000150 * t3 + 0.00000000073 * t4;
    jde += -0.40720 * sine(p) + 0.17241 * e * sine(m) + 0.01608 * sine(2 * p) + 0.01039 * sine(2 * f) +
           0.00739 * e * sine(p - m) - 0.00514 * e * sine(p + m) + 0.00208 * e * e * sine(2 * m) -
           0.00111 * sine(p - 2 * f) - 0.00057 * sine(p + 2 * f) + 0.00056 * e * sine(2 * p + m) -
           0.00042 * sine(3 * p) + 0.00042 * e * sine(m + 2 * f) + 0.00038 * e * sine(m - 2 * f) -
           0.00024 * e * sine(2 * p - m) - 0.00017 * sine(node) - 0.00007 * sine(p + 2 * m) +
           0.00004 * sine(2 * p - 2 * f) + 0.00004 * sine(3 * m) + 0.00003 * sine(p + m - 2 * f) +
           0.00003 * sine(2 * p + 2 * f) - 0.00003 * sine(p + m + 2 * f) + 0.00003 * sine(p - m + 2 * f) -
           0.00002 * sine(p - m - 2 * f) - 0.00002 * sine(3 * p + m) + 0.00002 * sine(4 * p);
    constexpr double kPlanets[][3] = {
        {0.000325, 299.77, 0.107408},  {0.000165, 251.88, 0.016321}, {0.000164, 251.83, 26.651886},
        {0.000126, 349.42, 36.412478}, {0.000110, 84.66, 18.206239}, {0.000062, 141.74, 53.303771},
        {0.000060, 207.14, 2.453732},  {0.000056, 154.84, 7.306860}, {0.000047, 34.52, 27.261239},
        {0.000042, 207.19, 0.121824},  {0.000040, 291.34, 1.844379}, {0.000037, 161.72, 24.198154},
        {0.000035, 239.56, 25.513099}, {0.000023, 331.55, 3.592518}};
    for (const auto& [size, phase, rate] : kPlanets)
        jde += size * sine(phase + rate * k - (rate == 0.107408 ? 0.009173 * t2 : 0));
    return jde;
}

/// Apparent longitude of the Sun, degrees, not reduced.
inline double sunLongitude(double jde) {
    const double t = (jde - 2451545.0) / 36525;
    const double m = 357.52911 + 35999.05029 * t - 0.0001537 * t * t;
    double longitude = 280.46646 + 36000.76983 * t + 0.0003032 * t * t;
    longitude += (1.914602 - 0.004817 * t - 0.000014 * t * t) * sine(m) + (0.019993 - 0.000101 * t) * sine(2 * m) +
                 0.000289 * sine(3 * m);
    longitude += 0.00134 * cosine(153.23 + 22518.7541 * t) + 0.00154 * cosine(216.57 + 45037.5082 * t) +
                 0.00200 * cosine(312.69 + 32964.3577 * t) + 0.00179 * sine(350.74 + 445267.1142 * t) +
                 0.00178 * sine(231.19 + 20.20 * t);
    return longitude - 0.00569 - 0.00478 * sine(125.04 - 1934.136 * t);
}

/// The moment near `jde` at which the Sun stands at that longitude (30 times `number` degrees).
inline double principalTerm(double jde, int number) {
    for (int step = 0; step < 20; ++step)
        jde += std::remainder(30.0 * number - sunLongitude(jde), 360.0) * 365.2422 / 360;
    return jde;
}

/// The lunar dates of all days of the calendar years `from` to `to` by their day numbers.
inline std::map<DayNumber, LunarDay> calendar(int from, int to) {
    std::vector<DayNumber> starts;
    for (auto k = static_cast<int>((from - 2002) * 12.3685); k < static_cast<int>((to - 1997) * 12.3685); ++k)
        starts.push_back(chineseDay(newMoon(k)));
    std::vector<DayNumber> terms, solstices;
    for (int year = from - 2; year <= to + 1; ++year)
        for (int number = 0; number < 12; ++number) {
            // 0 degrees on about 20 March, the 79th day.
            const double near = 2451544.5 + (year - 2000) * 365.2422 + 79 + number * 30.44;
            terms.push_back(chineseDay(principalTerm(near, number)));
            if (number == 9) solstices.push_back(terms.back());
        }
    const auto monthOf = [&](DayNumber day) { return std::upper_bound(starts.begin(), starts.end(), day) - 1; };
    std::map<DayNumber, LunarDay> days;
    for (std::size_t i = 0; i + 1 < solstices.size(); ++i) {
        const auto first = monthOf(solstices[i]), last = monthOf(solstices[i + 1]);
        bool leapDue = last - first == 13;
        int month = 11;
        for (auto start = first; start != last; ++start) {
            const bool hasTerm = std::any_of(terms.begin(), terms.end(),
                                             [&](DayNumber day) { return day >= *start && day < *(start + 1); });
            const bool leap = start != first && leapDue && !hasTerm;
            if (leap) leapDue = false;
            if (start != first && !leap) month = month % 12 + 1;
            for (DayNumber day = *start; day < *(start + 1); ++day) days[day] = {month, leap, day - *start + 1};
        }
    }
    return days;
}

}  // namespace meike::lunar_astronomy
