// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <future>
#include <memory>
#include <mutex>
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
/// One thread adds them; others read those that are there, and wait for the next.
class SharedTexts {
public:
    /// Throws workbook_too_many_texts.
    void add(std::string_view text);
    /// Nothing more comes.
    void end();
    /// Waits for the text; false when there are not so many.
    bool has(std::size_t i) const;
    std::size_t size() const { return m_count.load(std::memory_order_acquire); }
    /// One of those that are there.
    std::string_view at(std::size_t i) const { return m_places[i / kPlaces][i % kPlaces]; }

private:
    static constexpr std::size_t kMost = 8'000'000;
    static constexpr std::size_t kPlaces = 4'096;
    std::vector<std::unique_ptr<char[]>> m_blocks;
    std::size_t m_used = 0;   ///< of the last block
    std::size_t m_block = 0;  ///< its size
    std::uint64_t m_bytes = 0;
    std::array<std::unique_ptr<std::string_view[]>, kMost / kPlaces + 1> m_places;  ///< never move
    std::atomic<std::size_t> m_count = 0;
    std::atomic<bool> m_ended = false;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_more;
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
    /// The texts are read in a thread beside. Throws what reading them threw.
    std::shared_future<void> loaded;
};

/// Reads everything but the sheets. Throws as openWorkbook.
std::shared_ptr<const Book> readBook(std::shared_ptr<const ZipArchive> archive, const CsvLimits& limits);

}  // namespace meike::xlsx
