// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

#include "base/error.h"

namespace meike {

/// What a file is, whatever its name says.
enum class FileFormat : std::uint8_t { text, xlsx, ods, xls, html, vcard };

/// `text`, `xlsx`, `vcard` ...
const char* fileFormatName(FileFormat format);
/// A file of sheets; text and cards (exchange/vcard.h), which are read as text, have none.
inline bool isWorkbook(FileFormat format) { return format != FileFormat::text && format != FileFormat::vcard; }

/// By the content alone. invalid_value with a code that says what it is, for files that hold no table that can be read.
Result<FileFormat> sniffFormat(std::string_view bytes);

}  // namespace meike
