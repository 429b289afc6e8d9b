// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/field.h"
#include "domain/value.h"

namespace meike {

/// The values of one record, one for each field of its kind that has a column, and those of custom fields. Fields are
/// named by their keys.
class Record {
public:
    explicit Record(Kind kind);

    Kind kind() const { return m_kind; }
    RecordId id() const { return m_id; }
    void setId(RecordId id) { m_id = id; }

    /// Empty again, in the memory it has: imports fill one record after the other.
    void clear();

    /// The value of a field; Error{internal} for a key the kind does not have.
    const Value& get(std::string_view key) const;
    const std::string& text(std::string_view key) const { return textOrEmpty(get(key)); }
    std::int64_t integer(std::string_view key, std::int64_t fallback = 0) const {
        return integerOr(get(key), fallback);
    }

    Record& set(std::string_view key, Value value);

    /// The same by a row of the kind's field table or a custom field, without looking it up.
    const Value& get(const Field& field) const;
    Record& set(const Field& field, Value value);

    /// Its filled custom fields, by key.
    const std::map<std::string, Value, std::less<>>& custom() const { return m_custom; }

    /// The values in the order of the kind's fields; fields without a column are always empty.
    const std::vector<Value>& values() const { return m_values; }
    Value& at(std::size_t index) { return m_values.at(index); }
    const Value& at(std::size_t index) const { return m_values.at(index); }

    friend bool operator==(const Record&, const Record&) = default;

private:
    std::size_t indexOf(std::string_view key) const;

    Kind m_kind;
    RecordId m_id = 0;
    std::vector<Value> m_values;
    std::map<std::string, Value, std::less<>> m_custom;
};

/// Keys joined by commas, as `choices` fields hold them.
std::vector<std::string_view> splitKeys(std::string_view joined);
std::string joinKeys(const std::vector<std::string>& keys);

}  // namespace meike
