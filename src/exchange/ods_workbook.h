// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "exchange/workbook.h"
#include "exchange/zip_archive.h"

namespace meike {

/// An OpenDocument spreadsheet, read as a stream. Rows and cells that are said to be repeated are never held more than
/// once.
std::shared_ptr<const Workbook> openOds(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits);

}  // namespace meike
