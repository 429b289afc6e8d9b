// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/record.h"

#include "base/error.h"
#include "base/error_code.h"
#include "domain/custom_field.h"

namespace meike {

Record::Record(Kind kind) : m_kind(kind), m_values(kindRow(kind).fields.size()) {}

std::size_t Record::indexOf(std::string_view key) const {
    if (const auto place = fieldPlace(m_kind, key)) return *place;
    throw Error(ErrorKind::internal, std::string(kindRow(m_kind).key),
                {ErrorCode::fault, {"no field " + std::string(key)}});
}

void Record::clear() {
    m_id = 0;
    for (Value& value : m_values) value = {};
    m_custom.clear();
}

const Value& Record::get(std::string_view key) const {
    static const Value kNothing;
    if (!isCustomKey(key)) return m_values[indexOf(key)];
    const auto found = m_custom.find(key);
    return found == m_custom.end() ? kNothing : found->second;
}

Record& Record::set(std::string_view key, Value value) {
    if (isCustomKey(key)) {
        if (isEmpty(value))
            m_custom.erase(std::string(key));
        else
            m_custom.insert_or_assign(std::string(key), std::move(value));
        return *this;
    }
    m_values[indexOf(key)] = std::move(value);
    return *this;
}

const Value& Record::get(const Field& field) const {
    if (field.source == FieldSource::custom) return get(field.key);
    return m_values.at(static_cast<std::size_t>(&field - kindRow(m_kind).fields.data()));
}

Record& Record::set(const Field& field, Value value) {
    if (field.source == FieldSource::custom) return set(field.key, std::move(value));
    m_values.at(static_cast<std::size_t>(&field - kindRow(m_kind).fields.data())) = std::move(value);
    return *this;
}

std::vector<std::string_view> splitKeys(std::string_view joined) {
    std::vector<std::string_view> keys;
    while (!joined.empty()) {
        const std::size_t comma = joined.find(',');
        keys.push_back(joined.substr(0, comma));
        if (comma == std::string_view::npos) break;
        joined.remove_prefix(comma + 1);
    }
    return keys;
}

std::string joinKeys(const std::vector<std::string>& keys) {
    std::string joined;
    for (const std::string& key : keys) {
        if (!joined.empty()) joined += ',';
        joined += key;
    }
    return joined;
}

}  // namespace meike
