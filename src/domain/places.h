// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

/// The provinces and cities of China (resources/places).
namespace meike {

struct Province {
    std::string_view name;  ///< as it is written: 上海, 广西
    std::vector<std::string_view> cities;
};

/// All 34, in the order of GB/T 2260, each with its cities.
std::span<const Province> provinces();

/// A province as it is written, whatever form it comes in (上海市, 广西壮族自治区); other text as it is.
std::string provinceName(std::string_view text);
/// The same for a city (杭州市, 延边朝鲜族自治州).
std::string cityName(std::string_view text);
/// The province of a city, in any form; empty for a city that is not in the list or that two provinces have.
std::string_view provinceOfCity(std::string_view city);

}  // namespace meike
