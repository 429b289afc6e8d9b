// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/related.h"

#include <algorithm>

namespace meike {

namespace {
using T = FieldType;
constexpr T kNumericTypes[] = {T::integer, T::decimal, T::money};
constexpr T kOrderedTypes[] = {T::integer, T::decimal, T::money, T::date};

const Field* clientField(Kind kind) {
    const Field* field = findField(kind, "client");
    return field && field->type == FieldType::reference && field->refersTo == Kind::client ? field : nullptr;
}
}  // namespace

const std::vector<Kind>& relatedKinds() {
    static const std::vector<Kind> kKinds = [] {
        std::vector<Kind> kinds;
        for (const KindRow& row : kindTable())
            if (clientField(row.kind) && row.kind != Kind::client_tag) kinds.push_back(row.kind);
        return kinds;
    }();
    return kKinds;
}

bool isRelated(Kind kind) {
    const auto& kinds = relatedKinds();
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

bool isFilterable(Kind kind, const Field& field) {
    if (field.type == FieldType::moment) return false;
    return kind == Kind::client || &field != clientField(kind);
}

const Field* dayField(Kind kind) {
    const std::string_view day = kindRow(kind).day;
    return day.empty() ? nullptr : findField(kind, day);
}

bool isDatedFact(Kind kind) {
    const Field* field = findField(kind, "date");
    return field && field->type == FieldType::date && field->required;
}

bool hasCurrency(Kind kind) { return !kindRow(kind).moneyIn.empty(); }

std::span<const AggregateRow> aggregateTable() {
    // clang-format off
    static constexpr AggregateRow kRows[] = {
        {"exists", {"有", "there are"}, {}, true, {"{0}", "{0}"}},
        {"count", {"数量", "number of"}, {}, true, {"{0}的数量", "the number of {0}"}},
        {"sum", {"合计", "total"}, kNumericTypes, true, {"{0}的{1}合计", "the total {1} of {0}"}},
        {"min", {"最小", "lowest"}, kOrderedTypes, false, {"{0}中最低的{1}", "the lowest {1} of {0}"},
         {"{0}中最早的{1}", "the earliest {1} of {0}"}},
        {"max", {"最大", "highest"}, kOrderedTypes, false, {"{0}中最高的{1}", "the highest {1} of {0}"},
         {"{0}中最晚的{1}", "the latest {1} of {0}"}},
        {"avg", {"平均", "average"}, kNumericTypes, false, {"{0}的平均{1}", "the average {1} of {0}"}},
    };
    // clang-format on
    return kRows;
}

const AggregateRow* findAggregate(std::string_view key) {
    for (const AggregateRow& row : aggregateTable())
        if (row.key == key) return &row;
    return nullptr;
}

Field aggregateField(const AggregateRow& row, const Field* field) {
    Field figure;
    if (field) figure = *field;
    figure.required = row.ofNoneIsZero;
    figure.source = FieldSource::column;
    if (row.key == "exists") {
        figure.type = FieldType::boolean;
    } else if (row.key == "count") {
        figure.type = FieldType::integer;
    } else if (row.key == "avg") {
        figure.scale = (field ? field->scale : 0) + 2;
        if (figure.type == FieldType::integer) figure.type = FieldType::decimal;
    }
    return figure;
}

}  // namespace meike
