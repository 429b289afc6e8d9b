// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "exchange/workbook.h"

namespace meike {

/// An old .xls file, read by the program meike-xls in a process of its own with little memory and time. Throws
/// invalid_value (protected, not readable, over a limit, the program is missing) or cancelled.
std::shared_ptr<const Workbook> openXls(const std::string& bytes, const CsvLimits& limits, const std::stop_token& stop);

}  // namespace meike
