// SPDX-License-Identifier: GPL-3.0-or-later
// What would become of each cell that something is put into.
#include <algorithm>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "app/cells.h"
#include "app/field_text.h"
#include "app/import_choices.h"
#include "app/records/record_check.h"
#include "app/records/tag_names.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "exchange/date_parser.h"
#include "storage/field_values.h"
#include "storage/membership.h"
#include "storage/records.h"

namespace meike {

namespace {

/// What a cell is to hold.
struct WantedCell {
    Value value = {};
    std::string item = {};               ///< of a pick list entry that is not there yet
    std::vector<std::string> tags = {};  ///< to be put on, by name
    std::string text = {};               ///< as it was pasted
    bool guarded = false;
    std::optional<ErrorDetail> why = {};  ///< it cannot be used
};

/// Clients by their names, as far as they are in use: read when a column first names one.
class ClientNames {
public:
    explicit ClientNames(Database& database) {
        std::unordered_set<RecordId> binned;
        forEachValue(database, Kind::client, "deleted_at", [&](RecordId id, const Value&) { binned.insert(id); });
        forEachValue(database, Kind::client, "name", [&](RecordId id, const Value& name) {
            if (!binned.contains(id)) m_ids[matchKey(textOrEmpty(name))].push_back(id);
        });
    }
    Result<Value> find(const Field& field, const std::string& name) const {
        const auto found = m_ids.find(matchKey(name));
        if (found == m_ids.end())
            return failure(ErrorKind::not_found, std::string(field.key), {ErrorCode::no_such_name, {name}});
        if (found->second.size() > 1)
            return failure(ErrorKind::invalid_value, std::string(field.key), ErrorCode::several_called_so);
        return Value{found->second.front()};
    }

private:
    std::unordered_map<std::string, std::vector<RecordId>> m_ids;
};

class CellPlanner {
public:
    CellPlanner(Database& database, Language language, const std::stop_token& stop)
        : m_database(database),
          m_language(language),
          m_stop(stop),
          m_currency(baseCurrency(database)),
          m_names(database) {}

    /// A column of the target; nullptr for one that shows several fields.
    void addColumn(const std::string& key, const Field* field) {
        Column& column = m_columns.emplace_back();
        column.field = field;
        column.context.names = &m_names;
        column.context.currency = m_currency;
        if (const CellBar bar = cellBar(field); bar != CellBar::none) {
            column.barred = true;
            m_plan.barred.push_back({key, bar});
        }
    }
    /// All cells of one column say together how its dates and numbers are written.
    void learnColumn(std::size_t at, const ClipboardBlock& block, std::size_t firstRow) {
        Column& column = m_columns[at];
        if (column.barred) return;
        DateColumnSniffer dates;
        NumberColumnSniffer numbers;
        for (std::size_t row = firstRow; row < block.rows.size(); ++row) {
            const std::string& text = block.cell(row, at).text;
            if (isEmptyCell(text)) continue;
            if (column.field->type == FieldType::date) dates.add(text);
            if (column.field->type == FieldType::decimal || column.field->type == FieldType::money) numbers.add(text);
        }
        column.context.dateOrder = dates.verdict().order;
        column.context.numbers.mark = numbers.verdict().mark;
    }

    std::size_t columns() const { return m_columns.size(); }
    bool isBarred(std::size_t column) const { return m_columns[column].barred; }
    WantedCell read(std::size_t column, const ClipboardBlock::Cell& cell);
    WantedCell valueOf(const Record& from);
    /// `wanted`: by column; nothing where the cell is left alone.
    void put(RecordId client, const std::vector<std::optional<WantedCell>>& wanted);

    CellPlan& plan() { return m_plan; }

private:
    struct Column {
        const Field* field = nullptr;
        bool barred = false;
        ParseContext context;
    };
    /// A cell of the client at hand.
    struct Cell {
        const Column* column;
        const WantedCell* wanted;
        std::vector<std::string> tags = {};  ///< that the client does not have yet
        std::optional<ErrorDetail> why = {};
        bool same = false;
        bool changes() const { return !why && !same; }
    };

    WantedCell readTags(const std::string& text);
    void readItem(const Field& field, const std::string& text, WantedCell& wanted);
    void look(const Record& before, Cell& cell);
    void refuseTogether(const Record& before, std::vector<Cell>& cells);
    std::vector<FieldProblem> problemsOf(const Record& before, const Record& after);
    bool standsAboveItself(const Field& field, const Record& after);
    void take(const Record& before, const Cell& cell);
    void show(const Record& before, const Cell& cell);
    std::string textOf(const Field& field, const Value& value);

    Database& m_database;
    Language m_language;
    std::stop_token m_stop;
    std::string m_currency;
    NameBook m_names;
    std::vector<Column> m_columns;
    std::unique_ptr<ClientNames> m_clients;
    std::map<RecordId, std::string> m_new;  ///< entries and tags that are to be made, by stand-ins for their ids
    std::map<const Field*, std::unordered_set<RecordId>> m_known;            ///< references that lead somewhere
    std::map<const Field*, std::unordered_map<RecordId, RecordId>> m_above;  ///< as planned, by client
    CellPlan m_plan;
};

// ---- What a cell says ----

/// Names of entries that the workspace does not have are remembered under a negative id: the next cell means the same.
void CellPlanner::readItem(const Field& field, const std::string& text, WantedCell& wanted) {
    const std::string name(trimmed(cleanText(text)));
    if (m_names.isAmbiguous(Kind::pick_item, name, field.target)) {
        wanted.why = ErrorCode::several_called_so;
        return;
    }
    if (const auto id = m_names.find(Kind::pick_item, name, field.target)) {
        if (*id > 0)
            wanted.value = *id;
        else
            wanted.item = m_new.at(*id);
        return;
    }
    const RecordId standIn = -static_cast<RecordId>(m_new.size()) - 1;
    m_new[standIn] = name;
    m_names.add(Kind::pick_item, standIn, name, {}, field.target);
    m_plan.newItems.push_back(name);
    wanted.item = name;
}

WantedCell CellPlanner::readTags(const std::string& text) {
    WantedCell wanted;
    for (const std::string& typed : splitNames(text)) {
        const auto name = checkTagName(typed);
        if (!name) {
            wanted.why = name.error().detail();
            return wanted;
        }
        if (m_names.isAmbiguous(Kind::tag, *name)) {
            wanted.why = ErrorCode::several_called_so;
            return wanted;
        }
        auto id = m_names.find(Kind::tag, *name);
        if (!id) {
            id = -static_cast<RecordId>(m_new.size()) - 1;
            m_new[*id] = *name;
            m_names.add(Kind::tag, *id, *name);
            m_plan.newItems.push_back(*name);
        }
        wanted.tags.push_back(m_names.name(Kind::tag, *id));
    }
    return wanted;
}

WantedCell CellPlanner::read(std::size_t at, const ClipboardBlock::Cell& cell) {
    const Column& column = m_columns[at];
    const Field& field = *column.field;
    WantedCell wanted;
    if (isEmptyCell(cell.text)) return wanted;
    if (field.type == FieldType::tags) {
        wanted = readTags(cell.text);
    } else if (field.identifier && isDamagedKey(cell.text, false)) {
        wanted.why = ErrorCode::key_damaged;
    } else if (field.type == FieldType::pick) {
        readItem(field, cell.text, wanted);
    } else {
        const bool client = field.type == FieldType::reference && field.refersTo == Kind::client;
        if (client && !m_clients) m_clients = std::make_unique<ClientNames>(m_database);
        const std::string name(trimmed(cleanText(cell.text)));
        if (field.type == FieldType::reference && m_names.isAmbiguous(field.refersTo, name)) {
            wanted.why = ErrorCode::several_called_so;
        } else if (auto value = client ? m_clients->find(field, name) : parseText(field, cell.text, column.context)) {
            wanted.value = std::move(*value);
        } else {
            wanted.why = value.error().detail();
        }
    }
    wanted.text = cell.text;
    wanted.guarded = cell.guarded;
    return wanted;
}

WantedCell CellPlanner::valueOf(const Record& from) {
    const Field& field = *m_columns.front().field;
    WantedCell wanted;
    if (field.type == FieldType::tags) {
        for (const RecordId row : findRecords(m_database, Kind::client_tag, "client", Value{from.id()}))
            wanted.tags.push_back(
                m_names.name(Kind::tag, readRecord(m_database, Kind::client_tag, row)->integer("tag")));
        return wanted;
    }
    wanted.value = from.get(field);
    wanted.text = textOf(field, wanted.value);
    return wanted;
}

// ---- What becomes of a client ----

void CellPlanner::look(const Record& before, Cell& cell) {
    const Field& field = *cell.column->field;
    const WantedCell& wanted = *cell.wanted;
    if (wanted.why) {
        cell.why = wanted.why;
        return;
    }
    if (field.type == FieldType::tags) {
        const auto has = tagsOfClient(m_database, before.id());
        for (const std::string& name : wanted.tags) {
            const auto id = m_names.find(Kind::tag, name);
            if (id && std::find(has.begin(), has.end(), *id) != has.end()) continue;
            if (id && *id > 0 && tagHasRule(m_database, *id)) {
                cell.why = ErrorCode::tag_put_by_rule;
                return;
            }
            cell.tags.push_back(name);
        }
        cell.same = cell.tags.empty();
        return;
    }
    if (!wanted.item.empty()) return;
    const Value& old = before.get(field);
    Value value = wanted.value;
    cleanValue(field, value);
    // What an export guards may really begin with an apostrophe.
    const bool guarded = wanted.guarded && textOrEmpty(old) == "'" + textOrEmpty(value);
    if (value == old || guarded)
        cell.same = true;
    else if (isEmpty(value) && field.required)
        cell.why = ErrorCode::required;
    else if (field.type == FieldType::reference && field.refersTo == Kind::client && value == Value{before.id()})
        cell.why = ErrorCode::leads_to_itself;
}

bool CellPlanner::standsAboveItself(const Field& field, const Record& after) {
    RecordId above = integerOr(after.get(field), 0);
    for (std::set<RecordId> seen; above != 0 && seen.insert(above).second;) {
        if (above == after.id()) return true;
        const auto planned = m_above[&field].find(above);
        if (planned != m_above[&field].end()) {
            above = planned->second;
            continue;
        }
        const auto next = readRecord(m_database, Kind::client, above);
        above = next ? integerOr(next->get(field), 0) : 0;
    }
    return false;
}

std::vector<FieldProblem> CellPlanner::problemsOf(const Record& before, const Record& after) {
    auto problems = newProblems(after, &before, [this](const Field& field, RecordId id) {
        auto& known = m_known[&field];
        if (known.contains(id)) return true;
        if (!referenceExists(m_database, field, id)) return false;
        known.insert(id);
        return true;
    });
    for (const Field& field : kindRow(Kind::client).fields)
        if (field.tree && before.get(field) != after.get(field) && standsAboveItself(field, after))
            problems.push_back({std::string(field.key), ErrorCode::leads_to_itself});
    return problems;
}

/// Cells that cannot stand beside what the client has, or beside each other: they are refused, the others go on.
void CellPlanner::refuseTogether(const Record& before, std::vector<Cell>& cells) {
    for (;;) {
        Record after = before;
        bool any = false;
        for (const Cell& cell : cells)
            if (cell.changes() && cell.column->field->type != FieldType::tags && cell.wanted->item.empty()) {
                after.set(*cell.column->field, cell.wanted->value);
                any = true;
            }
        if (!any) return;
        cleanRecord(after);
        if (const auto follow = kindRow(Kind::client).follow) follow(after, &before);
        const auto problems = problemsOf(before, after);
        if (problems.empty()) return;
        const FieldProblem& first = problems.front();
        bool named = false;
        for (Cell& cell : cells)
            if (cell.changes() && cell.column->field->key == first.field) {
                cell.why = first.what;
                named = true;
            }
        // A beginning that comes behind an end that is not among the cells.
        if (!named)
            for (Cell& cell : cells)
                if (cell.changes()) cell.why = first.what;
    }
}

std::string CellPlanner::textOf(const Field& field, const Value& value) {
    if (isEmpty(value)) return {};
    if (field.type == FieldType::reference) m_names.cover(m_database, field.refersTo, integerOr(value, 0));
    if (field.type == FieldType::pick) m_names.cover(m_database, Kind::pick_item, integerOr(value, 0));
    return displayText(field, value, {&m_names, m_currency, m_language});
}

void CellPlanner::show(const Record& before, const Cell& cell) {
    if (m_plan.shown.size() >= CellPlan::kMostShown) return;
    const Field& field = *cell.column->field;
    CellPlan::Shown shown;
    shown.client = before.id();
    shown.name = before.text("name");
    shown.field = &field;
    shown.refused = cell.why.has_value();
    if (cell.why) shown.why = *cell.why;
    if (field.type == FieldType::tags) {
        shown.before = displayTags(tagsOfClient(m_database, before.id()), m_names, m_language);
        shown.after = shown.before;
        for (const std::string& name : cell.tags)
            shown.after += (shown.after.empty() ? "" : m_language == Language::zh ? "、" : ", ") + name;
    } else {
        shown.before = textOf(field, before.get(field));
        Value value = cell.wanted->value;
        cleanValue(field, value);
        shown.after = cell.wanted->item.empty() ? textOf(field, value) : cell.wanted->item;
    }
    if (cell.why && !cell.wanted->text.empty()) shown.after = cell.wanted->text;
    m_plan.shown.push_back(std::move(shown));
}

void CellPlanner::take(const Record& before, const Cell& cell) {
    const Field& field = *cell.column->field;
    if (cell.same) {
        ++m_plan.same;
        return;
    }
    show(before, cell);
    if (cell.why) {
        ++m_plan.refused;
        return;
    }
    ++m_plan.cells;
    const bool tags = field.type == FieldType::tags;
    const bool filled = !tags && !isEmpty(before.get(field));
    const bool fills = !isEmpty(cell.wanted->value) || !cell.wanted->item.empty();
    if (filled) ++(fills ? m_plan.overwritten : m_plan.emptied);
    if (field.tree) m_above[&field][before.id()] = integerOr(cell.wanted->value, 0);
    m_plan.puts.push_back({before.id(), &field, tags ? Value{} : cell.wanted->value, cell.wanted->item, cell.tags});
}

void CellPlanner::put(RecordId client, const std::vector<std::optional<WantedCell>>& wanted) {
    throwIfStopped(m_stop);
    const auto before = readRecord(m_database, Kind::client, client);
    if (!before) return;
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (wanted[i]) {
            cells.push_back({&m_columns[i], &*wanted[i]});
            look(*before, cells.back());
        }
    refuseTogether(*before, cells);
    for (const Cell& cell : cells) take(*before, cell);
    if (std::any_of(cells.begin(), cells.end(), [](const Cell& cell) { return cell.changes(); })) ++m_plan.clients;
}

}  // namespace

CellPlan planPaste(Database& database, const ClipboardBlock& block, const CellTarget& target,
                   const PasteOptions& options, const std::stop_token& stop) {
    CellPlanner planner(database, options.language, stop);
    const std::size_t first = options.skipFirstRow && !target.repeat ? 1 : 0;
    for (std::size_t i = 0; i < target.columns.size(); ++i) {
        planner.addColumn(target.columns[i], findField(Kind::client, target.columns[i]));
        planner.learnColumn(i, block, first);
    }
    CellPlan& plan = planner.plan();
    plan.rowsBeyond = std::max<std::int64_t>(target.rowsBeyond - static_cast<std::int64_t>(first), 0);
    plan.columnsBeyond = target.columnsBeyond;
    std::vector<std::optional<WantedCell>> wanted(target.columns.size());
    for (std::size_t at = 0; at < target.clients.size(); ++at) {
        const std::size_t row = target.repeat ? 0 : at + first;
        if (row >= block.rows.size()) break;
        // What goes to each of them is read once.
        for (std::size_t i = 0; i < wanted.size() && (at == 0 || !target.repeat); ++i) {
            const auto& cell = block.cell(row, i);
            wanted[i].reset();
            if (!planner.isBarred(i) && !(options.skipEmpty && isEmptyCell(cell.text)))
                wanted[i] = planner.read(i, cell);
        }
        for (std::size_t i = 0; i < wanted.size(); ++i)
            if (!planner.isBarred(i) && !wanted[i]) ++plan.skipped;
        planner.put(target.clients[at], wanted);
    }
    return std::move(plan);
}

CellPlan planFill(Database& database, RecordId from, std::span<const RecordId> clients, const Field& field,
                  Language language, const std::stop_token& stop) {
    CellPlanner planner(database, language, stop);
    planner.addColumn(std::string(field.key), &field);
    CellPlan& plan = planner.plan();
    const auto source = readRecord(database, Kind::client, from);
    if (planner.isBarred(0) || !source) return std::move(plan);
    const std::vector<std::optional<WantedCell>> wanted{planner.valueOf(*source)};
    for (const RecordId client : clients)
        if (client != from) planner.put(client, wanted);
    return std::move(plan);
}

}  // namespace meike
