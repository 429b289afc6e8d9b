// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "exchange/workbook.h"
#include "exchange/zip_archive.h"

namespace meike {

/// An XLSX file (or XLSM), transitional or strict, of whatever program. Its shared texts are in memory, its sheets are
/// read as a stream.
std::shared_ptr<const Workbook> openXlsx(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits);

}  // namespace meike
