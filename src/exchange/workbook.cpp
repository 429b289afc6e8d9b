// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/workbook.h"

#include "base/error_code.h"
#include "exchange/html_workbook.h"
#include "exchange/ods_workbook.h"
#include "exchange/xls_workbook.h"
#include "exchange/xlsx_workbook.h"
#include "exchange/zip_archive.h"

namespace meike {

std::shared_ptr<const Workbook> openWorkbook(std::shared_ptr<const std::string> bytes, FileFormat format,
                                             const CsvLimits& limits, const std::stop_token& stop) {
    if (bytes->size() > kMostArchiveBytes)
        throw Error(ErrorKind::invalid_value, "", {ErrorCode::file_larger_than, {kMostArchiveBytes}});
    switch (format) {
        case FileFormat::xls:
            return openXls(*bytes, limits, stop);
        case FileFormat::html:
            return openHtml(*bytes, limits, stop);
        case FileFormat::ods:
            return openOds(std::make_shared<const ZipArchive>(std::move(bytes), stop), limits);
        case FileFormat::xlsx:
        case FileFormat::text:
        case FileFormat::vcard:
            break;
    }
    return openXlsx(std::make_shared<const ZipArchive>(std::move(bytes), stop), limits);
}

}  // namespace meike
