// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/view/saved_views.h"

#include <algorithm>
#include <charconv>

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "domain/field.h"
#include "domain/grouping.h"
#include "domain/record.h"
#include "exchange/rule_json.h"
#include "storage/records.h"

namespace meike {

namespace {

constexpr int kMostWidth = 2'000;
constexpr char kGroupMark = '@';

/// The parts between commas, blank ones left out.
std::vector<std::string_view> commaParts(std::string_view text) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(','), text.size());
        if (end > 0) parts.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

SavedView viewOf(const Record& record) {
    SavedView view;
    view.id = record.id();
    view.name = record.text("name");
    if (auto rule = parseRule(record.text("rule"))) {
        view.rule = std::move(*rule);
        if (view.rule.type != Rule::Type::all) view.rule = Rule::all({view.rule});
    } else {
        view.rule = Rule::any({});
        view.problem = rule.error();
    }
    if (record.integer("archived") != 0) view.shelf = ClientQuery::Shelf::archived;
    view.sorts = parseSorts(record.text("sorts"));
    view.grouping = parseGrouping(record.text("sorts"));
    view.columns = parseColumns(record.text("columns"));
    view.person = record.integer("person");
    view.rank = record.integer("rank");
    return view;
}

bool standsBefore(const SavedView& a, const SavedView& b) {
    if (a.rank != b.rank) return b.rank == 0 || (a.rank != 0 && a.rank < b.rank);
    return a.id < b.id;
}

}  // namespace

bool SavedView::showsAs(const SavedView& other) const {
    return rule == other.rule && shelf == other.shelf &&
           sortsText(sorts, grouping) == sortsText(other.sorts, other.grouping) && columns == other.columns;
}

std::vector<SavedView> savedViews(Database& database, RecordId person) {
    std::vector<SavedView> views;
    for (const Record& record : allRecords(database, Kind::saved_view)) {
        SavedView view = viewOf(record);
        if (view.person == 0 || view.person == person) views.push_back(std::move(view));
    }
    std::sort(views.begin(), views.end(), standsBefore);
    return views;
}

std::optional<SavedView> savedView(Database& database, RecordId id) {
    const auto record = readRecord(database, Kind::saved_view, id);
    return record ? std::optional(viewOf(*record)) : std::nullopt;
}

RecordId saveView(Edit& edit, SavedView view) {
    view.name = trimmed(view.name);
    if (view.name.empty()) throw Error(ErrorKind::invalid_value, "name", ErrorCode::required);
    std::int64_t last = 0;
    for (const SavedView& other : savedViews(edit.database(), view.person)) {
        last = std::max(last, other.rank);
        if (other.id != view.id && matchKey(other.name) == matchKey(view.name))
            throw Error(ErrorKind::invalid_value, view.name,
                        ErrorDetail(ErrorCode::name_taken, {"@" + std::string(kindRow(Kind::saved_view).key)}));
    }
    Record record(Kind::saved_view);
    if (view.id != 0) {
        const auto stored = readRecord(edit.database(), Kind::saved_view, view.id);
        if (!stored)
            throw Error(ErrorKind::not_found, std::string(kindRow(Kind::saved_view).key), ErrorCode::record_gone);
        record = *stored;
    }
    record.set("name", view.name)
        .set("rule", ruleJson(view.rule))
        .set("archived", view.shelf == ClientQuery::Shelf::archived ? Value{std::int64_t{1}} : Value{})
        .set("sorts", textValue(sortsText(view.sorts, view.grouping)))
        .set("columns", textValue(columnsText(view.columns)))
        .set("person", view.person == 0 ? Value{} : Value{view.person})
        .set("rank", view.rank > 0 ? view.rank : last + 1);
    if (view.id == 0) return addRecord(edit, std::move(record));
    changeRecord(edit, std::move(record));
    return view.id;
}

void rankViews(Edit& edit, std::span<const RecordId> views) {
    RecordWriter writer(edit);
    std::int64_t rank = 0;
    for (const RecordId view : views) writer.set(Kind::saved_view, view, "rank", Value{++rank});
}

Command rankViewsCommand() { return {"rank_views", {}}; }

std::string sortsText(std::span<const ClientQuery::Sort> sorts, const ClientQuery::Grouping& grouping) {
    std::string text;
    if (grouping) text = kGroupMark + grouping.field + (grouping.by.empty() ? "" : ":" + grouping.by);
    for (const ClientQuery::Sort& sort : sorts)
        text += (text.empty() ? "" : ",") + std::string(sort.descending ? "-" : "") + sort.field;
    return text;
}

std::vector<ClientQuery::Sort> parseSorts(std::string_view text, Kind kind) {
    std::vector<ClientQuery::Sort> sorts;
    for (std::string_view part : commaParts(text)) {
        const bool descending = part.starts_with('-');
        if (descending) part.remove_prefix(1);
        const Field* field = findField(kind, part);
        if (field && field->type != FieldType::tags) sorts.push_back({std::string(part), descending});
    }
    return sorts;
}

ClientQuery::Grouping parseGrouping(std::string_view text) {
    for (std::string_view part : commaParts(text)) {
        if (part.front() != kGroupMark) continue;
        const std::size_t colon = std::min(part.find(':'), part.size());
        const Field* field = findField(Kind::client, part.substr(1, colon - 1));
        if (!field || !groupingOf(*field)) return {};
        ClientQuery::Grouping grouping{std::string(field->key), {}};
        const std::string_view by = part.substr(std::min(colon + 1, part.size()));
        const Field* figure = findField(Kind::client, by);
        if (by == ClientQuery::Grouping::kByCount || (figure && tallyOf(*figure) != Tally::none)) grouping.by = by;
        return grouping;
    }
    return {};
}

std::string columnsText(std::span<const ListColumn> columns) {
    std::string text;
    for (const ListColumn& column : columns)
        text += (text.empty() ? "" : ",") + column.key +
                (column.width > 0 ? ":" + std::to_string(column.width) : std::string());
    return text;
}

std::vector<ListColumn> parseColumns(std::string_view text) {
    std::vector<ListColumn> columns;
    for (const std::string_view part : commaParts(text)) {
        const std::size_t colon = part.find(':');
        ListColumn column{std::string(part.substr(0, colon)), 0};
        if (colon != std::string_view::npos)
            std::from_chars(part.data() + colon + 1, part.data() + part.size(), column.width);
        column.width = std::clamp(column.width, 0, kMostWidth);
        if (!column.key.empty()) columns.push_back(std::move(column));
    }
    return columns;
}

}  // namespace meike
