// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "exchange/cell_format.h"
#include "exchange/workbook.h"
#include "exchange/zip_archive.h"

/// The parts of an XLSX file beside its sheets. Inside of exchange/xlsx_*.
namespace meike::xlsx {

/// `_x000D_` and its like are the characters they stand for.
std::string withoutEscapes(std::string_view text);

/// The texts that cells share: one behind the other in blocks, so that a million of them are no million allocations.
class SharedTexts {
public:
    /// Throws workbook_too_many_texts.
    void add(std::string_view text);
    std::size_t size() const { return m_places.size(); }
    std::string_view at(std::size_t i) const { return m_places[i]; }

private:
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;   ///< of the last block
    std::size_t m_block = 0;  ///< its size
    std::uint64_t m_bytes = 0;
    std::vector<std::string_view> m_places;
};

struct Sheet {
    SheetInfo info;
    std::string part;
};

/// What a sheet needs to be read.
struct Book {
    std::shared_ptr<const ZipArchive> archive;
    std::vector<Sheet> sheets;
    bool from1904 = false;
    SharedTexts texts;
    std::vector<CellFormat> formats;  ///< by the number that cells give
    CsvLimits limits;
    /// The texts are read in a thread beside: nobody looks at them before this is done. Throws what reading them threw.
    std::shared_future<void> loaded;
};

/// Reads everything but the sheets. Throws as openWorkbook.
std::shared_ptr<const Book> readBook(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits);

}  // namespace meike::xlsx
