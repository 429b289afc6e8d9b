// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <functional>
#include <optional>
#include <vector>

#include "base/error.h"
#include "base/error_code.h"
#include "domain/custom_field.h"
#include "domain/kinds/kinds.h"

namespace meike {

std::span<const KindRow> kindTable() {
#define MEIKE_KIND_ROW(kind) kinds::kind(),
    static const std::array kRows = [] {
        std::array rows = {MEIKE_KINDS(MEIKE_KIND_ROW)};
        kinds::offerKindsForCustomFields(rows);
        return rows;
    }();
#undef MEIKE_KIND_ROW
    return kRows;
}

const KindRow& kindRow(Kind kind) { return kindTable()[static_cast<std::size_t>(kind)]; }

const KindRow* findKind(std::string_view key) {
    for (const KindRow& row : kindTable())
        if (row.key == key) return &row;
    return nullptr;
}

std::string_view kindName(Kind kind) {
#define MEIKE_KIND_TEXT(kind) #kind,
    static constexpr std::string_view kNames[] = {MEIKE_KINDS(MEIKE_KIND_TEXT)};
#undef MEIKE_KIND_TEXT
    return kNames[static_cast<std::size_t>(kind)];
}

std::span<const ClientTabRow> clientTabs() {
    static constexpr ClientTabRow kRows[] = {
        {ClientTab::overview, "overview", {"概览", "Overview"}}, {ClientTab::activity, "interactions", {"跟进", "Log"}},
        {ClientTab::business, "orders", {"业务", "Business"}},   {ClientTab::money, "money", {"账款", "Money"}},
        {ClientTab::care, "service", {"服务", "Service"}},       {ClientTab::people, "contacts", {"联系人", "People"}},
    };
    return kRows;
}

namespace {

/// Where the fields of a kind stand, by their keys: imports ask for millions of them, and clients have fifty.
class FieldPlaces {
public:
    explicit FieldPlaces(std::span<const Field> fields) : m_fields(fields) {
        std::size_t size = 16;
        while (size < 4 * fields.size()) size *= 2;
        m_slots.assign(size, kFree);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            std::size_t slot = first(fields[i].key);
            while (m_slots[slot] != kFree) slot = (slot + 1) % size;
            m_slots[slot] = static_cast<std::uint16_t>(i);
        }
    }

    std::optional<std::size_t> find(std::string_view key) const {
        for (std::size_t slot = first(key); m_slots[slot] != kFree; slot = (slot + 1) % m_slots.size())
            if (m_fields[m_slots[slot]].key == key) return m_slots[slot];
        return std::nullopt;
    }

private:
    static constexpr std::uint16_t kFree = 0xFFFF;
    std::size_t first(std::string_view key) const { return std::hash<std::string_view>{}(key) & (m_slots.size() - 1); }

    std::span<const Field> m_fields;
    std::vector<std::uint16_t> m_slots;  ///< a power of two of them, three in four free
};

}  // namespace

std::optional<std::size_t> fieldPlace(Kind kind, std::string_view key) {
    static const std::vector<FieldPlaces> kPlaces = [] {
        std::vector<FieldPlaces> places;
        for (const KindRow& row : kindTable()) places.emplace_back(row.fields);
        return places;
    }();
    return kPlaces[static_cast<std::size_t>(kind)].find(key);
}

const Field* findField(Kind kind, std::string_view key) {
    if (const auto place = fieldPlace(kind, key)) return &kindRow(kind).fields[*place];
    return isCustomKey(key) ? findCustomField(kind, key) : nullptr;
}

const Field& fieldOf(Kind kind, std::string_view key) {
    if (const Field* field = findField(kind, key)) return *field;
    throw Error(ErrorKind::internal, std::string(kindRow(kind).key),
                {ErrorCode::fault, {"no field " + std::string(key)}});
}

std::span<const Choice> pickLists() {
    static constexpr Choice kRows[] = {{"industry", {"行业", "Industry"}},
                                       {"sub_industry", {"子行业", "Sub-industry"}},
                                       {"region", {"地区", "Region"}},
                                       {"service", {"服务类型", "Service type"}},
                                       {"source", {"客户来源", "Source"}},
                                       {"team_function", {"团队职能", "Team function"}},
                                       {"complaint_cause", {"投诉原因", "Causes of complaints"}}};
    return kRows;
}

}  // namespace meike
