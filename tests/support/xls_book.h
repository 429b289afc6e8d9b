// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <vector>

#include "base/unicode.h"
#include "tests/support/sheet_book.h"

namespace meike::test {

inline std::string littleEndian(std::uint64_t value, int bytes) {
    std::string out;
    for (int i = 0; i < bytes; ++i) out += static_cast<char>(value >> (8 * i) & 0xFF);
    return out;
}

inline std::string utf16Of(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const char32_t c = nextCodePoint(text, at);
        if (c < 0x10000) {
            out += littleEndian(c, 2);
        } else {
            out += littleEndian(0xD800 + ((c - 0x10000) >> 10), 2);
            out += littleEndian(0xDC00 + ((c - 0x10000) & 0x3FF), 2);
        }
    }
    return out;
}

/// An OLE file with these streams, each of them at least 4,096 bytes long (so that no small sectors are needed).
inline std::string oleOf(const std::vector<std::pair<std::string, std::string>>& streams) {
    constexpr std::size_t kSector = 512;
    constexpr std::uint32_t kFree = 0xFFFFFFFF;
    constexpr std::uint32_t kEnd = 0xFFFFFFFE;
    std::string body;
    std::vector<std::uint32_t> table;
    std::string entries;
    const auto entry = [&](const std::string& name, int type, std::uint32_t child, std::uint32_t right,
                           std::uint32_t start, std::size_t size) {
        std::string wide = utf16Of(name);
        const std::size_t length = wide.size() + 2;
        wide.resize(64);
        entries += wide + littleEndian(length, 2) + littleEndian(static_cast<std::uint64_t>(type), 1) +
                   littleEndian(1, 1) + littleEndian(kFree, 4) + littleEndian(right, 4) + littleEndian(child, 4) +
                   std::string(36, '\0') + littleEndian(start, 4) + littleEndian(size, 8);
    };
    const auto place = [&](std::string bytes) {
        const auto first = static_cast<std::uint32_t>(table.size());
        bytes.resize((bytes.size() + kSector - 1) / kSector * kSector);
        for (std::size_t i = 0; i < bytes.size() / kSector; ++i)
            table.push_back(i + 1 < bytes.size() / kSector ? static_cast<std::uint32_t>(table.size() + 1) : kEnd);
        body += bytes;
        return first;
    };
    entry("Root Entry", 5, 1, kFree, kEnd, 0);
    for (std::size_t i = 0; i < streams.size(); ++i) {
        std::string bytes = streams[i].second;
        bytes.resize(std::max<std::size_t>(bytes.size(), 4096));
        const std::size_t size = bytes.size();
        entry(streams[i].first, 2, kFree, i + 1 < streams.size() ? static_cast<std::uint32_t>(i + 2) : kFree,
              place(std::move(bytes)), size);
    }
    entries.resize((entries.size() + kSector - 1) / kSector * kSector);
    const std::uint32_t directory = place(entries);
    const std::size_t perSector = kSector / 4;
    std::size_t tableSectors = 1;
    while ((table.size() + tableSectors + perSector - 1) / perSector > tableSectors) ++tableSectors;
    const auto firstTable = static_cast<std::uint32_t>(table.size());
    for (std::size_t i = 0; i < tableSectors; ++i) table.push_back(0xFFFFFFFD);
    table.resize(tableSectors * perSector, kFree);
    std::string head("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8);
    head += std::string(16, '\0') + littleEndian(0x3E, 2) + littleEndian(3, 2) + littleEndian(0xFFFE, 2) +
            littleEndian(9, 2) + littleEndian(6, 2) + std::string(10, '\0') + littleEndian(tableSectors, 4) +
            littleEndian(directory, 4) + littleEndian(0, 4) + littleEndian(4096, 4) + littleEndian(kEnd, 4) +
            littleEndian(0, 4) + littleEndian(kEnd, 4) + littleEndian(0, 4);
    for (std::size_t i = 0; i < 109; ++i)
        head += littleEndian(i < tableSectors ? firstTable + static_cast<std::uint32_t>(i) : kFree, 4);
    std::string all = head + body;
    for (const std::uint32_t next : table) all += littleEndian(next, 4);
    return all;
}

/// Writes BIFF8, as far as tests need it: texts shared, numbers, booleans, errors, formulas with their values, number
/// formats, several sheets.
class XlsBook {
public:
    explicit XlsBook(const Book& book) : m_book(book) {}
    bool obfuscated = false;  ///< says that it is protected by a password

    std::string bytes() { return oleOf({{"Workbook", workbook()}}); }

private:
    static std::string record(int type, const std::string& data) {
        return littleEndian(static_cast<std::uint64_t>(type), 2) + littleEndian(data.size(), 2) + data;
    }
    static std::string beginning(int kind) {
        return record(0x0809, littleEndian(0x0600, 2) + littleEndian(static_cast<std::uint64_t>(kind), 2) +
                                  littleEndian(0x0DBB, 2) + littleEndian(0x07CC, 2) + littleEndian(0x41, 4) +
                                  littleEndian(6, 4));
    }
    static std::string wideText(const std::string& text, int lengthBytes) {
        const std::string wide = utf16Of(text);
        return littleEndian(wide.size() / 2, lengthBytes) + littleEndian(1, 1) + wide;
    }

    std::size_t format(const std::string& code) {
        if (code.empty()) return 0;
        for (std::size_t i = 0; i < m_formats.size(); ++i)
            if (m_formats[i] == code) return i + 1;
        m_formats.push_back(code);
        return m_formats.size();
    }

    std::string sheetStream(const BookSheet& sheet) {
        std::size_t columns = 0;
        for (const BookRow& row : sheet.rows) columns = std::max(columns, row.size());
        std::string out = beginning(0x10);
        out += record(0x0200, littleEndian(0, 4) + littleEndian(sheet.rows.size(), 4) + littleEndian(0, 2) +
                                  littleEndian(columns, 2) + littleEndian(0, 2));
        for (std::size_t r = 0; r < sheet.rows.size(); ++r)
            for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) out += cellRecord(sheet.rows[r][c], r, c);
        for (std::size_t r = 0; r < sheet.rows.size(); ++r)
            for (std::size_t c = 0; c < sheet.rows[r].size(); ++c) {
                const BookCell& cell = sheet.rows[r][c];
                if (cell.wide * cell.high == 1) continue;
                out += record(0x00E5, littleEndian(1, 2) + littleEndian(r, 2) +
                                          littleEndian(r + static_cast<std::size_t>(cell.high) - 1, 2) +
                                          littleEndian(c, 2) +
                                          littleEndian(c + static_cast<std::size_t>(cell.wide) - 1, 2));
            }
        return out + record(0x0A, "");
    }

    std::string cellRecord(const BookCell& cell, std::size_t r, std::size_t c) {
        using Type = BookCell::Type;
        const std::string place = littleEndian(r, 2) + littleEndian(c, 2) + littleEndian(format(cell.format), 2);
        const auto number = [&](const std::string& text) {
            const double value = std::stod(text);
            std::string bytes(8, '\0');
            std::memcpy(bytes.data(), &value, 8);
            return bytes;
        };
        switch (cell.type) {
            case Type::empty:
            case Type::formula_lost:
                return record(0x0201, place);
            case Type::text:
            case Type::rich:
                m_texts.push_back(cell.text);
                return record(0x00FD, place + littleEndian(m_texts.size() - 1, 4));
            case Type::number:
            case Type::date:
                return record(0x0203, place + number(cell.text));
            case Type::boolean:
                return record(0x0205, place + littleEndian(cell.text == "1" ? 1 : 0, 1) + littleEndian(0, 1));
            case Type::error:
                return record(0x0205, place + littleEndian(cell.text == "#N/A" ? 0x2A : 0x07, 1) + littleEndian(1, 1));
            case Type::formula_number:
                return record(0x0006, place + number(cell.text) + littleEndian(0, 6) + littleEndian(3, 2) +
                                          std::string("\x1E\x01\x00", 3));
            case Type::formula_text:
                return record(0x0006, place + std::string("\x00\x00\x00\x00\x00\x00\xFF\xFF", 8) + littleEndian(0, 6) +
                                          littleEndian(3, 2) + std::string("\x1E\x01\x00", 3)) +
                       record(0x0207, wideText(cell.text, 2));
        }
        return {};
    }

    std::string workbook() {
        std::vector<std::string> sheets;
        for (const BookSheet& sheet : m_book.sheets) sheets.push_back(sheetStream(sheet));
        std::string head = beginning(0x05);
        if (obfuscated)
            head += record(0x002F, littleEndian(1, 2) + littleEndian(1, 2) + littleEndian(1, 2) + std::string(48, 'x'));
        head += record(0x0042, littleEndian(0x04B0, 2));
        head += record(0x0022, littleEndian(m_book.from1904 ? 1 : 0, 2));
        std::string cells = formatRecord(0);
        int id = 176;
        for (const std::string& code : m_formats) {
            const bool builtin = code.front() == '#' && code.find_first_not_of("0123456789", 1) == std::string::npos;
            const int number = builtin ? std::stoi(code.substr(1)) : id++;
            if (!builtin)
                head += record(0x041E, littleEndian(static_cast<std::uint64_t>(number), 2) + wideText(code, 2));
            cells += formatRecord(number);
        }
        head += cells;
        std::string texts;
        texts += littleEndian(m_texts.size(), 4) + littleEndian(m_texts.size(), 4);
        std::string shared;
        bool first = true;
        for (const std::string& text : m_texts) {
            const std::string one = wideText(text, 2);
            if (texts.size() + one.size() > 8000) {
                shared += record(first ? 0x00FC : 0x003C, texts);
                texts.clear();
                first = false;
            }
            texts += one;
        }
        shared += record(first ? 0x00FC : 0x003C, texts);
        std::size_t length = head.size() + shared.size() + 4;
        for (const BookSheet& sheet : m_book.sheets) length += 4 + 6 + 2 + utf16Of(sheet.name).size();
        std::string out = head;
        std::size_t at = length;
        for (std::size_t i = 0; i < sheets.size(); ++i) {
            out += record(0x0085, littleEndian(at, 4) + littleEndian(m_book.sheets[i].hidden ? 1 : 0, 1) +
                                      littleEndian(0, 1) + wideText(m_book.sheets[i].name, 1));
            at += sheets[i].size();
        }
        out += shared + record(0x0A, "");
        for (const std::string& sheet : sheets) out += sheet;
        return out;
    }
    static std::string formatRecord(int number) {
        return record(0x00E0,
                      littleEndian(0, 2) + littleEndian(static_cast<std::uint64_t>(number), 2) + std::string(16, '\0'));
    }

    const Book& m_book;
    std::vector<std::string> m_formats;
    std::vector<std::string> m_texts;
};

inline std::string xlsOf(const Book& book) { return XlsBook(book).bytes(); }

}  // namespace meike::test
