// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/workbook.h"

#include "base/error_code.h"

namespace meike {

std::shared_ptr<const Workbook> openWorkbook(std::shared_ptr<const std::string> /*bytes*/, FileFormat /*format*/,
                                             const CsvLimits& /*limits*/, const std::stop_token& /*stop*/) {
    throw Error(ErrorKind::invalid_value, "", ErrorCode::is_archive);
}

}  // namespace meike
