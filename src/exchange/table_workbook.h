// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "exchange/sheet_rows.h"
#include "exchange/workbook.h"

namespace meike {

/// A workbook that was read as a whole.
class TableWorkbook final : public Workbook {
public:
    TableWorkbook(std::vector<SheetInfo> sheets, std::vector<SheetTable> tables, const CsvLimits& limits)
        : m_sheets(std::move(sheets)), m_limits(limits) {
        for (SheetTable& table : tables) m_tables.push_back(std::make_shared<const SheetTable>(std::move(table)));
    }

    const std::vector<SheetInfo>& sheets() const override { return m_sheets; }
    std::unique_ptr<RowReader> rows(std::size_t sheet) const override {
        return std::make_unique<TableRows>(m_tables[sheet], m_limits);
    }

private:
    std::vector<SheetInfo> m_sheets;
    std::vector<std::shared_ptr<const SheetTable>> m_tables;
    CsvLimits m_limits;
};

}  // namespace meike
