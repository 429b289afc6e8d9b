// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "app/import.h"
#include "base/label.h"

/// Blank files to fill in and import: what importFields knows, under labels that an import recognises by itself.
namespace meike {

/// `导入模板_客户.csv`, `import_template_clients.csv`.
std::string templateFileName(Kind kind, Language language);

/// Header and, if asked, one sample row, as UTF-8 with byte order mark and CRLF (Excel opens it as it is).
std::string templateText(const ImportKind& kind, Language language, bool sampleRow);

/// Writes it, whole or not at all. Errors as CsvWriter's.
void writeTemplate(const std::filesystem::path& path, const ImportKind& kind, Language language,
                   bool sampleRow = false);

}  // namespace meike
