// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "exchange/csv_reader.h"

namespace meike {

/// A cell that is data and would be a strange name of a column: a number, an amount, a date, a time.
bool isValueCell(std::string_view cell, CellKind kind = CellKind::text);
/// A dash or the like, for nothing.
bool isDashCell(std::string_view cell);

/// `制表人：李华` says something, `统计周期:` is about to: no names of columns, no data. Brackets may hold a colon:
/// 金额（单位：元）.
enum class Remark { none, open, whole };
Remark remarkOf(std::string_view cell);

/// A row of remarks and what they are about, as people sign a table: 制表：王芳 | 审核：李明 | 日期： | 2025-04-01.
bool isRemarkRow(const CsvRow& row);

/// A row of sums: 合计, 总计, 小计, Grand Total, 予湾 小计 ..., beside numbers, dates and at most one name.
bool isTotalRow(const CsvRow& row);

}  // namespace meike
