// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/label.h"
#include "engine/chart_data.h"

namespace meike::words {

/// A chart's data in words: the cells of its table, and a description for who cannot see the picture.
struct ChartWords {
    const engine::ChartData& data;
    std::string_view currency;  ///< ISO code of its money
    Language language = Language::zh;
    std::function<std::string(const engine::ChartRow&)> clientName;  ///< of rows that are a client

    /// Columns of money and shares say their unit.
    std::string columnName(const engine::ChartColumn& column) const;
    std::string rowName(const engine::ChartRow& row) const;
    /// Empty where there is no value.
    std::string cell(const engine::ChartRow& row, std::size_t column) const;
    std::string summary() const;
};

}  // namespace meike::words
