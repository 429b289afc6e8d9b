// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "exchange/workbook.h"

namespace meike {

/// The tables of an HTML page, as programs write them into files called .xls: each outer table is a sheet, called by
/// its number. Encoding by mark or meta tag, else detected. Throws cancelled, invalid_value (over a limit).
std::shared_ptr<const Workbook> openHtml(const std::string& bytes, const CsvLimits& limits,
                                         const std::stop_token& stop);

}  // namespace meike
