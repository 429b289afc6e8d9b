// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "app/row_texts.h"

/// Rows of texts in the three forms of the command line.
namespace meike::cli {

/// `json`: the cell is JSON as it stands.
enum class Shape { text, number, boolean, list, json };

/// A table on its way out: for people in aligned columns, for machines as CSV, or as an array of JSON objects.
class Table {
public:
    struct Column {
        std::string key;
        Shape shape = Shape::text;
    };

    explicit Table(std::vector<Column> columns) : m_columns(std::move(columns)) {}
    void add(std::vector<std::string> cells) { m_rows.push_back(std::move(cells)); }
    std::size_t rows() const { return m_rows.size(); }

    /// Aligned by the width that characters have on a terminal; long cells are cut.
    void writeTable(std::ostream& out) const;
    /// UTF-8, no byte order mark, LF.
    void writeCsv(std::ostream& out) const;
    /// `[{...}, ...]`; empty cells are null, numbers are written digit by digit as they stand.
    void writeJson(std::ostream& out, const std::string& indent = {}) const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

/// What the column of a field is in a table; nullptr: `id`.
Shape tableShape(const Field* field);

/// A JSON string literal.
std::string jsonText(std::string_view text);

}  // namespace meike::cli
