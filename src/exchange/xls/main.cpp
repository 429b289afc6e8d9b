// SPDX-License-Identifier: GPL-3.0-or-later
// meike-xls: reads an old .xls file from its standard input and writes its cells to its standard output (protocol.h). A
// program of its own, so that a file that needs too much memory or time takes nothing with it.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>

#include "base/platform.h"
#include "exchange/xls/biff_book.h"
#include "exchange/xls/protocol.h"

namespace {

using meike::xls::BiffBook;
using meike::xls::BiffSheet;

void put(const void* bytes, std::size_t size) {
    if (std::fwrite(bytes, 1, size, stdout) != size) std::exit(1);
}
template <class Number>
void putNumber(Number number) {
    put(&number, sizeof number);
}
void putText(std::string_view text) {
    putNumber(static_cast<std::uint32_t>(text.size()));
    put(text.data(), text.size());
}

void putSheet(const BiffSheet& sheet) {
    putNumber(meike::xls::kSheet);
    putText(sheet.name);
    putNumber(static_cast<std::uint8_t>(sheet.hidden ? 1 : 0));
    for (const auto& area : sheet.merged) {
        putNumber(meike::xls::kArea);
        for (const std::uint16_t number : {area.firstRow, area.lastRow, area.firstColumn, area.lastColumn})
            putNumber(number);
    }
    std::uint32_t line = 0;
    for (const auto& cell : sheet.cells) {
        if (cell.row + 1 != line) {
            line = cell.row + 1;
            putNumber(meike::xls::kRow);
            putNumber(line);
        }
        putNumber(meike::xls::kCell);
        putNumber(cell.column);
        putNumber(static_cast<std::uint8_t>(cell.value.kind));
        putText(cell.value.text);
    }
}

std::string standardInput() {
    std::string bytes;
    char buffer[64 * 1024];
    while (const std::size_t got = std::fread(buffer, 1, sizeof buffer, stdin)) bytes.append(buffer, got);
    return bytes;
}

int run() {
    const BiffBook book = meike::xls::readBiff(standardInput());
    if (book.state == BiffBook::State::unreadable) return 1;
    if (book.state == BiffBook::State::isProtected) putNumber(meike::xls::kProtected);
    for (const BiffSheet& sheet : book.sheets) putSheet(sheet);
    putNumber(meike::xls::kEnd);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

}  // namespace

int main() {
    meike::platform::limitProcess(meike::xls::kMemory, meike::xls::kSeconds);
    try {
        return run();
    } catch (const std::exception&) {
        return 1;  // out of memory: that is what the limit is for
    }
}
