// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace meike {

/// Walks the bytes of a changeset: for each table a head ('T', number of columns, a byte for each that says whether it
/// is of the key, the name and a zero), then its rows: operation, a byte, and one or two records of that many values.
class ChangesetWalk {
public:
    explicit ChangesetWalk(std::string_view bytes) : m_bytes(bytes) {}

    bool atEnd() const { return m_at == m_bytes.size(); }
    std::size_t at() const { return m_at; }
    bool failed() const { return m_failed; }
    /// Of the table whose head was read last.
    std::size_t columns() const { return m_columns; }
    std::string_view since(std::size_t from) const { return m_bytes.substr(from, m_at - from); }

    bool atTable() const { return m_at < m_bytes.size() && m_bytes[m_at] == 'T'; }
    /// The name of the table whose head begins here; goes behind it.
    std::string_view table() {
        skip(1);
        m_columns = varint();
        skip(m_columns);
        const std::size_t end = m_failed ? std::string_view::npos : m_bytes.find('\0', m_at);
        if (end == std::string_view::npos) {
            m_failed = true;
            return {};
        }
        const std::string_view name = m_bytes.substr(m_at, end - m_at);
        m_at = end + 1;
        return name;
    }

    /// A value of a row as it is written: its type as SQLite numbers them (0: not in the changeset), and its bytes.
    struct Cell {
        int type = 0;
        std::string_view bytes;

        /// Of an integer.
        std::uint64_t number() const {
            std::uint64_t bits = 0;
            for (const char byte : bytes) bits = bits << 8 | static_cast<unsigned char>(byte);
            return bits;
        }
    };
    /// Goes behind the row that begins here. `before` is empty for a row that is new, `after` for one that went.
    void cells(std::vector<Cell>& before, std::vector<Cell>& after) {
        const int operation = byte();
        skip(1);
        const auto read = [&](std::vector<Cell>& values, bool there) {
            values.clear();
            for (std::size_t i = 0; there && i < m_columns && !m_failed; ++i) {
                const std::size_t from = m_at;
                value(std::nullopt);
                if (m_failed) return;
                Cell& cell = values.emplace_back();
                cell.type = static_cast<unsigned char>(m_bytes[from]);
                std::string_view bytes = since(from + 1);
                if (cell.type == SQLITE_TEXT || cell.type == SQLITE_BLOB) {
                    while ((static_cast<unsigned char>(bytes.front()) & 0x80) != 0) bytes.remove_prefix(1);
                    bytes.remove_prefix(1);
                }
                cell.bytes = bytes;
            }
        };
        if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE) m_failed = true;
        read(before, operation != SQLITE_INSERT);
        read(after, operation != SQLITE_DELETE);
    }

    /// Goes behind the row that begins here; whether one of its values is that number.
    bool row(const std::optional<std::int64_t>& number) {
        const int operation = byte();
        skip(1);
        if (operation != SQLITE_INSERT && operation != SQLITE_UPDATE && operation != SQLITE_DELETE) m_failed = true;
        bool found = !number;
        for (std::size_t i = 0; i < m_columns * (operation == SQLITE_UPDATE ? 2 : 1) && !m_failed; ++i)
            found = value(number) || found;
        return found;
    }

private:
    int byte() {
        if (m_at >= m_bytes.size()) {
            m_failed = true;
            return -1;
        }
        return static_cast<unsigned char>(m_bytes[m_at++]);
    }
    void skip(std::size_t count) {
        if (count > m_bytes.size() - m_at)
            m_failed = true;
        else
            m_at += count;
    }
    /// Seven bits a byte, the greatest first; lengths take five at most.
    std::size_t varint() {
        std::size_t number = 0;
        for (int i = 0; i < 5; ++i) {
            const int next = byte();
            if (next < 0) return 0;
            number = number << 7 | static_cast<std::size_t>(next & 0x7F);
            if ((next & 0x80) == 0) return number;
        }
        m_failed = true;
        return 0;
    }
    bool value(const std::optional<std::int64_t>& number) {
        switch (byte()) {
            case 0:  // not in the changeset
            case SQLITE_NULL:
                return false;
            case SQLITE_FLOAT:
                skip(8);
                return false;
            case SQLITE_TEXT:
            case SQLITE_BLOB:
                skip(varint());
                return false;
            case SQLITE_INTEGER: {
                std::uint64_t bits = 0;
                for (int i = 0; i < 8; ++i) bits = bits << 8 | static_cast<std::uint64_t>(byte() & 0xFF);
                return number && bits == static_cast<std::uint64_t>(*number);
            }
            default:
                m_failed = true;
                return false;
        }
    }

    std::string_view m_bytes;
    std::size_t m_at = 0;
    std::size_t m_columns = 0;
    bool m_failed = false;
};

}  // namespace meike
