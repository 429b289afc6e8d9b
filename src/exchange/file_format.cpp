// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/file_format.h"

#include "base/error_code.h"

namespace meike {

namespace {

bool begins(std::string_view bytes, std::string_view mark) { return bytes.substr(0, mark.size()) == mark; }

}  // namespace

const char* fileFormatName(FileFormat format) {
    switch (format) {
        case FileFormat::text:
            return "text";
        case FileFormat::xlsx:
            return "xlsx";
        case FileFormat::ods:
            return "ods";
        case FileFormat::xls:
            return "xls";
        case FileFormat::html:
            return "html";
    }
    return "text";
}

Result<FileFormat> sniffFormat(std::string_view bytes) {
    const auto bad = [](ErrorCode what) { return failure(ErrorKind::invalid_value, "", what); };
    if (begins(bytes, "PK\x03\x04")) return bad(ErrorCode::is_archive);
    if (begins(bytes, "\xD0\xCF\x11\xE0")) return bad(ErrorCode::old_workbook_unreadable);
    if (begins(bytes, "%PDF")) return bad(ErrorCode::is_pdf);
    if (begins(bytes, "\x1F\x8B")) return bad(ErrorCode::is_compressed);
    if (begins(bytes, "SQLite format 3")) return bad(ErrorCode::is_database);
    return FileFormat::text;
}

}  // namespace meike
