// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

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

const Field* findField(Kind kind, std::string_view key) {
    for (const Field& field : kindRow(kind).fields)
        if (field.key == key) return &field;
    return isCustomKey(key) ? findCustomField(kind, key) : nullptr;
}

const Field& fieldOf(Kind kind, std::string_view key) {
    if (const Field* field = findField(kind, key)) return *field;
    throw Error(ErrorKind::internal, std::string(kindRow(kind).key),
                {ErrorCode::fault, {"no field " + std::string(key)}});
}

std::span<const Choice> pickLists() {
    static constexpr Choice kRows[] = {
        {"industry", {"行业", "Industry"}}, {"sub_industry", {"子行业", "Sub-industry"}},
        {"region", {"地区", "Region"}},     {"service", {"服务类型", "Service type"}},
        {"source", {"客户来源", "Source"}}, {"team_function", {"团队职能", "Team function"}}};
    return kRows;
}

}  // namespace meike
