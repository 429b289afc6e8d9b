// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/xls/biff_book.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <optional>

#include "base/encoding.h"
#include "base/unicode.h"
#include "exchange/xls/little_endian.h"
#include "exchange/xls/ole_file.h"

namespace meike::xls {

namespace {

/// Types of records.
constexpr int kFormula = 0x0006;
constexpr int kEof = 0x000A;
constexpr int kDateMode = 0x0022;
constexpr int kFilePass = 0x002F;
constexpr int kContinue = 0x003C;
constexpr int kCodePage = 0x0042;
constexpr int kBoundSheet = 0x0085;
constexpr int kMulRk = 0x00BD;
constexpr int kRString = 0x00D6;
constexpr int kXf = 0x00E0;
constexpr int kMergeCells = 0x00E5;
constexpr int kSst = 0x00FC;
constexpr int kLabelSst = 0x00FD;
constexpr int kNumber = 0x0203;
constexpr int kLabel = 0x0204;
constexpr int kBoolErr = 0x0205;
constexpr int kString = 0x0207;
constexpr int kRk = 0x027E;
constexpr int kFormat = 0x041E;
constexpr int kBof = 0x0809;

struct Record {
    int type = 0;
    std::string_view data;
};

/// Record after record of a stream.
class Records {
public:
    Records(std::string_view stream, std::size_t at) : m_stream(stream), m_at(at) {}
    std::optional<Record> next() {
        if (m_at + 4 > m_stream.size()) return std::nullopt;
        const std::size_t size = u16(m_stream, m_at + 2);
        if (m_at + 4 + size > m_stream.size()) return std::nullopt;
        const Record record{u16(m_stream, m_at), m_stream.substr(m_at + 4, size)};
        m_at += 4 + size;
        return record;
    }
    /// Takes the continuations that follow.
    std::vector<std::string_view> withContinuations(std::string_view first) {
        std::vector<std::string_view> pieces{first};
        while (m_at + 4 <= m_stream.size() && u16(m_stream, m_at) == kContinue) {
            const auto record = next();
            if (!record) break;
            pieces.push_back(record->data);
        }
        return pieces;
    }

private:
    std::string_view m_stream;
    std::size_t m_at;
};

/// Texts of BIFF8 over a record and its continuations: where one is cut, the next piece says again how wide its
/// characters are.
class TextReader {
public:
    explicit TextReader(std::vector<std::string_view> pieces) : m_pieces(std::move(pieces)) {}

    bool atEnd() {
        while (m_piece < m_pieces.size() && m_at >= m_pieces[m_piece].size()) {
            ++m_piece;
            m_at = 0;
        }
        return m_piece >= m_pieces.size();
    }
    std::uint32_t number(std::size_t bytes) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < bytes && !atEnd(); ++i) value |= std::uint32_t{byte()} << (8 * i);
        return value;
    }
    std::string text(std::size_t lengthBytes) {
        std::size_t left = number(lengthBytes);
        std::uint32_t flags = number(1);
        const std::size_t runs = (flags & 8) != 0 ? number(2) : 0;
        const std::size_t extra = (flags & 4) != 0 ? number(4) : 0;
        std::string units;
        while (left > 0) {
            if (m_piece < m_pieces.size() && m_at >= m_pieces[m_piece].size()) {
                if (atEnd()) break;
                flags = byte();
            }
            if (atEnd()) break;
            units += static_cast<char>(byte());
            units += (flags & 1) != 0 && !atEnd() ? static_cast<char>(byte()) : '\0';
            --left;
        }
        skip(runs * 4 + extra);
        return decodeToUtf8(std::move(units), Encoding::utf16le).text;
    }

private:
    std::uint8_t byte() { return static_cast<std::uint8_t>(m_pieces[m_piece][m_at++]); }
    void skip(std::size_t bytes) {
        while (bytes > 0 && !atEnd()) {
            const std::size_t step = std::min(bytes, m_pieces[m_piece].size() - m_at);
            m_at += step;
            bytes -= step;
        }
    }

    std::vector<std::string_view> m_pieces;
    std::size_t m_piece = 0;
    std::size_t m_at = 0;
};

double rkNumber(std::uint32_t rk) {
    double value = 0;
    if ((rk & 2) != 0) {
        value = static_cast<double>(static_cast<std::int32_t>(rk) >> 2);
    } else {
        const std::uint64_t bits = std::uint64_t{rk & 0xFFFFFFFC} << 32;
        std::memcpy(&value, &bits, sizeof value);
    }
    return (rk & 1) != 0 ? value / 100 : value;
}

const char* errorText(std::uint8_t code) {
    switch (code) {
        case 0x00:
            return "#NULL!";
        case 0x07:
            return "#DIV/0!";
        case 0x0F:
            return "#VALUE!";
        case 0x17:
            return "#REF!";
        case 0x1D:
            return "#NAME?";
        case 0x24:
            return "#NUM!";
        default:
            return "#N/A";
    }
}

class Reader {
public:
    explicit Reader(std::string_view stream) : m_stream(stream) {}

    BiffBook read() {
        BiffBook book;
        struct Place {
            std::size_t offset;
            BiffSheet sheet;
        };
        std::vector<Place> places;
        Records records(m_stream, 0);
        bool whole = false;
        const auto first = records.next();
        if (!first || first->type != kBof) return book;
        m_wide = u16(first->data, 0) == 0x0600;
        if (!m_wide && u16(first->data, 0) != 0x0500) return book;
        while (const auto record = records.next()) {
            const std::string_view data = record->data;
            if (record->type == kEof) {
                whole = true;
                break;
            }
            if (record->type == kFilePass) {
                book.state = BiffBook::State::isProtected;
                return book;
            }
            if (record->type == kBoundSheet) {
                const bool cells = (u8(data, 5) & 0x0F) == 0;
                const std::string name = m_wide
                                             ? TextReader({data.substr(std::min<std::size_t>(6, data.size()))}).text(1)
                                             : narrow(data, 6, 1);
                if (cells) places.push_back({u32(data, 0), {name, (u8(data, 4) & 3) != 0, {}, {}}});
            } else if (record->type == kSst) {
                readTexts(TextReader(records.withContinuations(data)));
            } else {
                readGlobal(*record);
            }
        }
        for (const int id : m_formatIds) {
            const auto own = m_codes.find(id);
            m_formats.push_back(own == m_codes.end() ? builtinFormat(id) : own->second);
        }
        for (Place& place : places) {
            whole = readSheet(place.offset, place.sheet) && whole;
            book.sheets.push_back(std::move(place.sheet));
        }
        if (whole && !book.sheets.empty()) book.state = BiffBook::State::read;
        return book;
    }

private:
    void readGlobal(const Record& record) {
        const std::string_view data = record.data;
        if (record.type == kDateMode) {
            m_from1904 = u16(data, 0) == 1;
        } else if (record.type == kCodePage) {
            m_encoding = u16(data, 0) == 936   ? Encoding::gb18030
                         : u16(data, 0) == 950 ? Encoding::big5
                                               : Encoding::windows1252;
        } else if (record.type == kXf) {
            m_formatIds.push_back(u16(data, 2));
        } else if (record.type == kFormat) {
            const std::string code =
                m_wide ? TextReader({data.substr(std::min<std::size_t>(2, data.size()))}).text(2) : narrow(data, 2, 1);
            m_codes[u16(data, 0)] = readFormatCode(code);
        }
    }

    void readTexts(TextReader reader) {
        reader.number(4);
        reader.number(4);  // how many there are: never trusted
        while (!reader.atEnd()) m_texts.push_back(reader.text(2));
    }

    /// A text of one byte a character, behind its length.
    std::string narrow(std::string_view data, std::size_t at, std::size_t lengthBytes) const {
        const std::size_t length = littleEndian(data, at, lengthBytes);
        const std::size_t from = std::min(at + lengthBytes, data.size());
        return decodeToUtf8(std::string(data.substr(from, length)), m_encoding).text;
    }

    bool readSheet(std::size_t offset, BiffSheet& sheet) {
        Records records(m_stream, offset);
        const auto first = records.next();
        if (!first || first->type != kBof) return false;
        int depth = 0;
        bool whole = false;
        std::optional<BiffCell> waiting;  ///< a formula whose text comes behind it
        while (const auto record = records.next()) {
            if (record->type == kBof) ++depth;  // a chart in the sheet
            if (record->type == kEof && depth-- == 0) {
                whole = true;
                break;
            }
            if (depth > 0) continue;
            if (record->type == kString && waiting) {
                waiting->value = {
                    m_wide ? TextReader(records.withContinuations(record->data)).text(2) : narrow(record->data, 0, 2),
                    CellKind::text};
                sheet.cells.push_back(std::move(*waiting));
                waiting.reset();
            } else {
                readCell(*record, records, sheet, waiting);
            }
        }
        std::stable_sort(sheet.cells.begin(), sheet.cells.end(), [](const BiffCell& a, const BiffCell& b) {
            return a.row != b.row ? a.row < b.row : a.column < b.column;
        });
        return whole;
    }

    void readCell(const Record& record, Records& records, BiffSheet& sheet, std::optional<BiffCell>& waiting) {
        const std::string_view data = record.data;
        BiffCell cell{u16(data, 0), u16(data, 2), {}};
        const std::size_t format = u16(data, 4);
        switch (record.type) {
            case kNumber:
                cell.value = numberCell(doubleAt(data, 6), format);
                break;
            case kRk:
                cell.value = numberCell(rkNumber(u32(data, 6)), format);
                break;
            case kMulRk:
                for (std::size_t at = 4; at + 8 <= data.size(); at += 6, ++cell.column) {
                    cell.value = numberCell(rkNumber(u32(data, at + 2)), u16(data, at));
                    sheet.cells.push_back(cell);
                }
                return;
            case kLabelSst:
                if (const std::size_t index = u32(data, 6); index < m_texts.size())
                    cell.value = {m_texts[index], CellKind::text};
                else
                    cell.value = {"#REF!", CellKind::error};
                break;
            case kLabel:
            case kRString:
                cell.value = {
                    m_wide ? TextReader(records.withContinuations(data.substr(std::min<std::size_t>(6, data.size()))))
                                 .text(2)
                           : narrow(data, 6, 2),
                    CellKind::text};
                break;
            case kBoolErr:
                cell.value =
                    u8(data, 7) != 0 ? CellText{errorText(u8(data, 6)), CellKind::error} : truthCell(u8(data, 6));
                break;
            case kFormula:
                if (u16(data, 12) != 0xFFFF) {
                    cell.value = numberCell(doubleAt(data, 6), format);
                } else if (u8(data, 6) == 0) {
                    waiting = std::move(cell);
                    return;
                } else if (u8(data, 6) == 1) {
                    cell.value = truthCell(u8(data, 8));
                } else if (u8(data, 6) == 2) {
                    cell.value = {errorText(u8(data, 8)), CellKind::error};
                }
                break;
            case kMergeCells:
                for (std::size_t at = 2; at + 8 <= data.size(); at += 8)
                    sheet.merged.push_back({u16(data, at), u16(data, at + 2), u16(data, at + 4), u16(data, at + 6)});
                return;
            default:
                return;
        }
        if (!cell.value.text.empty()) sheet.cells.push_back(std::move(cell));
    }

    static CellText truthCell(std::uint8_t value) { return {value != 0 ? "TRUE" : "FALSE", CellKind::boolean}; }

    CellText numberCell(double value, std::size_t format) const {
        static const CellFormat kGeneral;
        std::array<char, 400> buffer{};
        const auto [end, code] =
            std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed);
        if (code != std::errc()) return {};
        return cellOfNumber({buffer.data(), static_cast<std::size_t>(end - buffer.data())},
                            format < m_formats.size() ? m_formats[format] : kGeneral, m_from1904);
    }

    std::string_view m_stream;
    bool m_wide = true;  ///< BIFF8
    bool m_from1904 = false;
    Encoding m_encoding = Encoding::windows1252;
    std::vector<int> m_formatIds;
    std::map<int, CellFormat> m_codes;
    std::vector<CellFormat> m_formats;
    std::vector<std::string> m_texts;
};

}  // namespace

BiffBook readBiff(std::string_view file) {
    for (const std::string_view name : {"Workbook", "WORKBOOK", "Book"})
        if (const auto stream = oleStream(file, name)) return Reader(*stream).read();
    // Some programs write the stream itself.
    if (u16(file, 0) == kBof) return Reader(file).read();
    return {};
}

}  // namespace meike::xls
