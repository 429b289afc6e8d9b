// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>

#include "app/import.h"
#include "base/label.h"

/// Blank files to fill in and import: what imports know, under labels that an import recognises by itself.
namespace meike {

/// `导入模板_客户.csv`, `import_template_clients.csv`.
std::string templateFileName(Kind kind, Language language);

/// What a template asks for: the fields that a file of the kind may fill, but for those that only ledgers have (amounts
/// in two columns, records beside the row's own that the kind does not offer).
std::vector<ImportField> templateFields(const ImportKind& kind);

/// Header and, if asked, one sample row, as UTF-8 with byte order mark and CRLF (Excel opens it as it is).
std::string templateText(const ImportKind& kind, Language language, bool sampleRow);

/// Writes it, whole or not at all. Errors as CsvWriter's.
void writeTemplate(const std::filesystem::path& path, const ImportKind& kind, Language language,
                   bool sampleRow = false);

}  // namespace meike
