// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "app/records/record_writer.h"
#include "domain/custom_field.h"
#include "tests/support/form_sample.h"

/// Something for every field of every kind, the workspace's own included: as people type it, and as machines read it.
namespace meike::test {

/// What records of other kinds point to, by name.
inline constexpr std::pair<Kind, std::string_view> kPointedTo[] = {
    {Kind::contact, "张三"}, {Kind::project, "项目甲"}, {Kind::framework_contract, "年框甲"}};
/// The client everything hangs on.
inline constexpr std::string_view kOwner = "甲公司";

/// A workspace's own fields, one of each type, for a kind; then the client, and what its records point to.
inline void furnish(RecordWriter& writer, Kind kind) {
    if (kind != Kind::rate)
        for (const Choice& type : customFieldTypes())
            writer.add(Record(Kind::custom_field)
                           .set("key", customKey("-front" + std::string(type.key)))
                           .set("kind", std::string(kindRow(kind).key))
                           .set("name", "自定义" + std::string(type.label.zh))
                           .set("type", std::string(type.key))
                           .set("scale", std::int64_t{2})
                           .set("options", std::string("甲、乙、丙")));
    const RecordId client = writer.add(Record(Kind::client).set("name", std::string(kOwner)));
    for (const auto& [pointed, name] : kPointedTo) {
        if (pointed == kind || kind == Kind::rate) continue;
        Record record(pointed);
        record.set("client", client).set(kindRow(pointed).nameField, std::string(name));
        if (pointed == Kind::framework_contract)
            record.set("start", std::string("2026-01-01"))
                .set("finish", std::string("2026-12-31"))
                .set("committed", std::int64_t{100});
        writer.add(std::move(record));
    }
}

/// What a person writes into the cell of a row, and what machines read of it; empty for what cannot be told here.
/// References that are not in kPointedTo are left out.
inline std::pair<std::string, std::string> everyCell(Kind kind, const Field& field, std::size_t row) {
    const std::string number = std::to_string(row);
    const bool dollars = !kindRow(kind).moneyIn.empty();
    if (field.key == "currency") return {"USD", "USD"};
    // A survey's score is limited by its metric, CSAT first.
    if (field.key == "score") return {"4", "4"};
    switch (field.type) {
        case FieldType::text:
        case FieldType::long_text:
            return formSample(field, "文本" + number + std::string(field.key));
        case FieldType::integer:
            return {std::to_string(std::max<std::int64_t>(field.minimum, 3)),
                    std::to_string(std::max<std::int64_t>(field.minimum, 3))};
        case FieldType::decimal:
            if (field.share) return {row % 2 == 0 ? "6%" : "6", "0.06"};
            // Short scales keep their zeros.
            return {"1.5", field.scale == 2 ? "1.50" : "1.5"};
        case FieldType::money:
            // The amounts of a kind with a currency of its own are not in yuan here.
            return {dollars ? "1,234.50" : "￥1,234.50", "1234.50"};
        case FieldType::date:
            return {"2026年1月5日", "2026-01-05"};
        case FieldType::boolean:
            return row % 2 == 0 ? std::pair{"是", "true"} : std::pair{"否", "false"};
        case FieldType::choice:
        case FieldType::choices: {
            const Choice& choice = field.choices[row % field.choices.size()];
            return {std::string(choice.label.zh), std::string(choice.key)};
        }
        case FieldType::pick:
            return {"选项" + number, "选项" + number};
        case FieldType::reference:
            if (field.refersTo == Kind::client) return {std::string(kOwner), std::string(kOwner)};
            if (field.refersTo == Kind::person) return {"同事" + number, "同事" + number};
            for (const auto& [pointed, name] : kPointedTo)
                if (pointed == field.refersTo && pointed != kind) return {std::string(name), std::string(name)};
            return {};
        default:
            return {};
    }
}

}  // namespace meike::test
