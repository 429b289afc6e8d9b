// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "app/records/record_writer.h"
#include "domain/custom_field.h"
#include "domain/related.h"
#include "tests/support/form_sample.h"

/// Something for every field of every kind, the workspace's own included: as people type it, and as machines read it.
namespace meike::test {

/// A field that does not go a way by design; `*`: none of the kind's does.
struct LeftOut {
    Kind kind;
    std::string_view field;
    std::string_view why;
};
/// What tables (CSV, XLSX) do not bring in again. Whole workspaces go as archives, with all of this in them.
inline constexpr LeftOut kNotByFile[] = {
    {Kind::client, "archived_at", "a moment that the program notes when a client is archived"},
    {Kind::client, "deleted_at", "a moment that the program notes when a client is put into the bin"},
    {Kind::setting, "*", "how the program is set up, each with a page or option of its own"},
    {Kind::person, "*", "colleagues are made where rows name them; the settings hold the rest of them"},
    {Kind::pick_item, "*", "entries of lists are made where rows name them"},
    {Kind::tag_group, "*", "a handful, made in the settings"},
    {Kind::tag, "*", "made where rows of clients name them; rules of tags go with archives"},
    {Kind::client_tag, "*", "goes as the field tags of clients"},
    {Kind::allocation, "*", "follows from receipts and receivables"},
    {Kind::segment, "*", "a rule is a file of JSON of its own"},
    {Kind::saved_view, "*", "a view is kept where its list is seen"},
    {Kind::scoring_profile, "*", "a profile is a file of JSON of its own"},
    {Kind::assessment, "*", "signed as it was computed: nobody may bring in another one"},
    {Kind::assessment_score, "*", "signed as it was computed: nobody may bring in another one"},
    {Kind::borrow_record, "*", "the register of what was taken out is written by the program alone"},
    {Kind::custom_field, "*", "made in the settings or by the import that brings their column"},
    {Kind::custom_value, "*", "goes as the fields that the workspace has added"},
    {Kind::task, "origin", "names an occurrence of this workspace's own plan"},
    {Kind::task, "outcome", "a decision about an occurrence of this workspace's own plan"},
    {Kind::task, "origin_due", "a decision about an occurrence of this workspace's own plan"},
    {Kind::task, "reason", "a decision about an occurrence of this workspace's own plan"},
    {Kind::task, "account_plan", "an action is noted where its plan is seen"},
    {Kind::survey, "task", "what was done about a low score is noted where it is seen"},
    {Kind::survey, "after_task", "a new score is noted where the corrective action is closed"},
    {Kind::complaint, "first_receiver", "follows from the first receiver that was noted"},
    {Kind::account_plan, "*", "written where the board of key accounts shows it"},
    {Kind::account_goal, "*", "written where its plan is seen"},
    {Kind::key_criterion, "*", "a handful, made where the board shows them"},
    {Kind::criterion_check, "*", "ticked on the board, with a note"},
    {Kind::key_decision, "*", "noted by the board, which asks what has to be asked"},
    {Kind::handover, "*", "noted where a client changes hands"},
    {Kind::event, "*", "a handful, made where their guests are seen"},
    {Kind::event_guest, "*", "invited where the event is seen, or from the list of clients"},
    {Kind::absence, "*", "a handful, made in the settings"},
    {Kind::playbook, "*", "a playbook is a preset, or made where its steps are seen"},
    {Kind::playbook_step, "*", "made where its playbook is seen"},
    {Kind::playbook_entry, "*", "noted by the program alone, when it is noticed"},
};
/// What `meikectl records add|set` does not write.
inline constexpr LeftOut kNotByCommand[] = {
    {Kind::client, "archived_at", "a moment that the program notes when a client is archived"},
    {Kind::client, "deleted_at", "a moment that the program notes when a client is put into the bin"},
    {Kind::client, "tags", "by meikectl tag"},
    {Kind::setting, "*", "by options of the commands that heed them"},
    {Kind::tag, "rule", "by meikectl tag rule"},
    {Kind::client_tag, "*", "by meikectl tag"},
    {Kind::allocation, "*", "follows from receipts and receivables"},
    {Kind::segment, "*", "by meikectl segment"},
    {Kind::saved_view, "*", "kept in the window, where its list is seen"},
    {Kind::scoring_profile, "*", "by --profile FILE"},
    {Kind::assessment, "*", "by meikectl assess --save"},
    {Kind::assessment_score, "*", "by meikectl assess --save"},
    {Kind::borrow_record, "*", "by --purpose"},
    {Kind::custom_field, "key", "the program makes it, so that no two workspaces use one key for two things"},
    {Kind::custom_value, "*", "goes as the fields that the workspace has added"},
    {Kind::task, "origin", "by meikectl task"},
    {Kind::task, "outcome", "by meikectl task"},
    {Kind::task, "origin_due", "by meikectl task"},
    {Kind::task, "reason", "by meikectl task"},
    {Kind::task, "account_plan", "an action is noted where its plan is seen"},
    {Kind::complaint, "first_receiver", "follows from the first receiver that was noted"},
    {Kind::survey, "task", "what was done about a low score is noted where it is seen"},
    {Kind::survey, "after_task", "a new score is noted where the corrective action is closed"},
    {Kind::criterion_check, "*", "by meikectl key-accounts check"},
    {Kind::key_decision, "*", "by meikectl key-accounts join, keep and leave"},
    {Kind::handover, "*", "by meikectl pool take, give, handover and reclaim"},
    {Kind::event_guest, "*", "by meikectl event invite and event mark"},
    {Kind::playbook, "preset", "by meikectl playbook enable"},
    {Kind::playbook_entry, "*", "noted by the program alone, when it is noticed"},
};
/// Scores are computed from the rest: they go out and never come in.
inline bool isLeftOut(std::span<const LeftOut> list, Kind kind, const Field& field) {
    if (field.source == FieldSource::score) return true;
    return std::any_of(list.begin(), list.end(), [&](const LeftOut& each) {
        return each.kind == kind && (each.field == "*" || each.field == field.key);
    });
}
inline bool isLeftOut(std::span<const LeftOut> list, Kind kind) {
    return std::any_of(list.begin(), list.end(),
                       [&](const LeftOut& each) { return each.kind == kind && each.field == "*"; });
}

/// What records point to, by name.
inline constexpr std::pair<Kind, std::string_view> kPointedTo[] = {
    {Kind::tag_group, "标签组甲"},        {Kind::contact, "张三"}, {Kind::project, "项目甲"},
    {Kind::framework_contract, "年框甲"}, {Kind::order, "订单甲"}, {Kind::playbook, "方案甲"},
    {Kind::account_plan, "计划甲"}};
/// A rule that any kind may have.
inline constexpr std::string_view kEverybody = R"({"all":[]})";
/// Whether workspaces may add fields to the kind.
inline bool takesCustomFields(Kind kind) {
    const auto kinds = fieldOf(Kind::custom_field, "kind").choices;
    return std::any_of(kinds.begin(), kinds.end(), [&](const Choice& each) { return each.key == kindRow(kind).key; });
}
/// The client everything hangs on.
inline constexpr std::string_view kOwner = "甲公司";

/// A workspace's own fields, one of each type, for a kind; then the client, and what its records point to.
inline void furnish(RecordWriter& writer, Kind kind) {
    if (takesCustomFields(kind))
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
        if (kind == Kind::rate) continue;
        Record record(pointed);
        record.set(kindRow(pointed).nameField, std::string(name));
        if (isRelated(pointed)) record.set("client", client);
        if (pointed == Kind::order)
            record.set("date", std::string("2026-01-01"))
                .set("amount", std::int64_t{100})
                .set("currency", std::string("CNY"));
        if (pointed == Kind::account_plan) record.set("start", std::string("2026-01-01"));
        if (pointed == Kind::playbook) record.set("rule", std::string(kEverybody));
        if (pointed == Kind::framework_contract)
            record.set("start", std::string("2026-01-01"))
                .set("finish", std::string("2026-12-31"))
                .set("committed", std::int64_t{100});
        writer.add(std::move(record));
    }
}

/// What a person writes into the cell of a row, and what machines read of it; empty where nobody has said.
inline std::pair<std::string, std::string> everyCell(Kind kind, const Field& field, std::size_t row) {
    const std::string number = std::to_string(row);
    const bool dollars = !kindRow(kind).moneyIn.empty();
    if (field.key == "currency") return {"USD", "USD"};
    if (field.key == "rule") return {std::string(kEverybody), std::string(kEverybody)};
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
            // A day off is known by its day.
            if (kind == Kind::holiday) return {"2026年2月1" + number + "日", "2026-02-1" + number};
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
        case FieldType::tags:
            return {"标签" + number, "标签" + number};
        case FieldType::reference:
            if (field.refersTo == Kind::client) return {std::string(kOwner), std::string(kOwner)};
            if (field.refersTo == Kind::person) return {"同事" + number, "同事" + number};
            for (const auto& [pointed, name] : kPointedTo)
                if (pointed == field.refersTo) return {std::string(name), std::string(name)};
            return {};
        default:
            return {};
    }
}

}  // namespace meike::test
