// SPDX-License-Identifier: GPL-3.0-or-later
// records: records of any kind listed, shown, added, changed and deleted.
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "app/export.h"
#include "app/field_text.h"
#include "app/record_texts.h"
#include "app/records/record_check.h"
#include "app/records/record_writer.h"
#include "app/view/record_list.h"
#include "app/whole_file.h"
#include "app/words/error_words.h"
#include "base/error_code.h"
#include "base/path_text.h"
#include "base/unicode.h"
#include "cli/borrow_options.h"
#include "cli/context.h"
#include "cli/table.h"
#include "domain/related.h"
#include "exchange/rule_json.h"
#include "storage/custom_fields.h"
#include "storage/facts_as_of.h"
#include "storage/record_query.h"
#include "storage/records.h"

namespace meike::cli {

namespace {

struct RecordsOptions {
    std::string workspace;
    std::string kind;
    std::string action;
    std::string whereFile;
    std::string client;
    std::string uid;
    std::string columns;
    std::string output;
    std::string sorts;
    std::string search;
    bool sum = false;
    std::vector<std::string> values;
    std::string asOf;
    BorrowOptions borrow;
    Format format = Format::table;

    /// The day of --as-of; nothing: records as they are.
    std::optional<Date> pastDay() const {
        if (asOf.empty()) return std::nullopt;
        const auto day = parseIsoDate(asOf);
        if (!day) throw UsageError("--as-of " + asOf + ": " + errorWords(day.error().detail(), Language::en));
        return *day;
    }
};

const KindRow& kindNamed(const std::string& key) {
    if (const KindRow* row = findKind(key)) return *row;
    std::string known;
    for (const KindRow& row : kindTable()) known += (known.empty() ? "" : ", ") + std::string(row.key);
    throw UsageError(key + ": there is no such kind of record; there are: " + known);
}

/// A rule over the kind's own fields is what the sub-filter of a related condition is: it is read as one, so that its
/// mistakes are named the same way.
Rule whereOf(const std::string& file, Kind kind) {
    const std::string text = readWholeFile(file);
    if (kind == Kind::client) return valueOrThrow(parseRule(text));
    if (!isRelated(kind))
        throw Error(ErrorKind::invalid_value, std::string(kindRow(kind).key), ErrorCode::records_of_no_client);
    const std::string whole =
        R"({"related": ")" + std::string(kindRow(kind).key) + R"(", "aggregate": "exists", "where": )" + text + "}";
    Rule rule = valueOrThrow(parseRule(whole));
    if (rule.children.empty()) return {};
    return std::move(rule.children.front());
}

RecordId recordNamed(Database& database, Kind kind, const std::string& uid) {
    if (uid.empty()) throw UsageError("--id: which record? Its id stands in the first column of the list");
    const auto parsed = parseUid(uid);
    const RecordId id = parsed ? recordOfUid(database, kind, *parsed) : 0;
    if (id == 0) throw Error(ErrorKind::not_found, uid, ErrorCode::record_gone);
    return id;
}

/// The records that --where, --client, --search and --as-of ask for.
RecordQuery recordQuery(const RecordsOptions& options, Kind kind, Database& database, const Context& context) {
    RecordQuery query;
    query.kind = kind;
    query.asOf = options.pastDay().value_or(context.clock.today());
    query.past = !options.asOf.empty();
    query.search = options.search;
    query.sorts = parseSorts(options.sorts, kind);
    if (!options.whereFile.empty()) query.where = whereOf(options.whereFile, kind);
    if (!options.client.empty()) query.client = clientByName(database, options.client);
    return query;
}

std::vector<RecordId> idsFor(const RecordsOptions& options, Kind kind, Database& database, const Context& context) {
    if (!options.uid.empty()) return {recordNamed(database, kind, options.uid)};
    const Date day = options.pastDay().value_or(context.clock.today());
    if (kind == Kind::client) {
        ClientQuery query;
        if (!options.whereFile.empty()) query.rule = whereOf(options.whereFile, kind);
        query.asOf = day;
        query.search = options.search;
        query.sorts = parseSorts(options.sorts, kind);
        query.codePointNames = true;
        return queryClientIds(database, query);
    }
    return queryRecordIds(database, recordQuery(options, kind, database, context));
}

/// Number and sums of the records that a list would show, of every field that adds up: one row.
void sum(const RecordsOptions& options, const KindRow& row, Context& context) {
    if (row.kind == Kind::client) throw UsageError("--sum: clients and their value are summed by assess");
    const auto reader = Workspace::openReader(options.workspace);
    std::vector<std::string> keys;
    for (const std::string& key : recordColumnsOf(*reader, row.kind))
        if (columnFigure(fieldOf(row.kind, key)) == ColumnFigure::sum) keys.push_back(key);
    const RecordTotals totals = queryRecordTotals(*reader, recordQuery(options, row.kind, *reader, context), keys);
    std::vector<Table::Column> columns{{"count", Shape::number}};
    std::vector<std::string> cells{std::to_string(totals.count)};
    const TextContext base{nullptr, baseCurrency(*reader), Language::en};
    for (const RecordTotals::Figure& figure : totals.figures) {
        const Field& field = fieldOf(row.kind, figure.field);
        columns.push_back({figure.field, Shape::number});
        cells.push_back(machineText(field, Value{figure.sum}, base));
        if (figure.without > 0 && !context.quiet)
            context.err << figure.field << ": " << figure.without << " left out, their currency has no rate\n";
    }
    Table table(std::move(columns));
    table.add(std::move(cells));
    writeTable(table, options.format, context, {});
}

/// `{"uid": ..., "name": ...}` of what a reference of each record points to; empty where it points to nothing.
std::vector<std::string> referencesJson(Database& database, const Field& field, const std::vector<Record>& records) {
    const Kind target = field.type == FieldType::pick ? Kind::pick_item : field.refersTo;
    std::vector<RecordId> ids;
    ids.reserve(records.size());
    for (const Record& record : records) ids.push_back(record.integer(field.key));
    const auto uids = uidTexts(database, target, ids);
    std::map<RecordId, std::string> names;
    std::vector<std::string> texts(records.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (ids[i] == 0) continue;
        const auto [name, isNew] = names.try_emplace(ids[i]);
        if (isNew) name->second = recordName(database, target, ids[i]);
        texts[i] = "{\"uid\": " + (uids[i].empty() ? "null" : jsonText(uids[i])) +
                   ", \"name\": " + jsonText(name->second) + "}";
    }
    return texts;
}

void list(const RecordsOptions& options, const KindRow& row, Context& context) {
    const auto reader = context.openReader(options.workspace);
    const bool cards = row.kind == Kind::contact && isCardFile(options.output);
    if (cards && !options.columns.empty()) throw UsageError("--columns: cards of contacts (.vcf) have their own");
    std::vector<std::string> keys = cards                     ? cardColumns()
                                    : options.columns.empty() ? recordColumnsOf(*reader, row.kind)
                                                              : splitList(options.columns);
    if (!cards && options.columns.empty() && row.uid) keys.insert(keys.begin(), std::string(kIdColumn));
    // One moment of the workspace for all that is read below; the note of a borrowing is written beside it.
    const Transaction snapshot(*reader, false);
    const auto past = options.pastDay();
    const auto ids = idsFor(options, row.kind, *reader, context);
    options.borrow.note(
        options.workspace, row.kind, keys, ids.size(),
        options.output.empty() ? "meikectl records" : pathText(std::filesystem::path(options.output).filename()),
        context);
    if (!options.output.empty()) {
        ExportOptions file = machineExport(options.output, keys);
        file.asOf = past;
        const ExportReport report = exportRecords(*reader, row.kind, ids, file, context, context.stopToken());
        if (!context.quiet) context.out << report.rows << ' ' << row.key << " to " << options.output << '\n';
        return;
    }
    const RecordTexts texts(*reader, row.kind, keys, false, Language::en, past);
    std::vector<Table::Column> columns;
    std::vector<std::size_t> references;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        columns.push_back({keys[i], tableShape(texts.fields()[i])});
        const Field* field = texts.fields()[i];
        if (options.format == Format::json && field &&
            (field->type == FieldType::reference || field->type == FieldType::pick)) {
            columns.back().shape = Shape::json;
            references.push_back(i);
        }
    }
    auto rows = texts.read(ids);
    if (!references.empty()) {
        const std::vector<Record> records =
            past ? readRecords(*reader, row.kind, ids, *past) : readRecords(*reader, row.kind, ids);
        for (const std::size_t i : references) {
            auto cells = referencesJson(*reader, *texts.fields()[i], records);
            for (std::size_t at = 0; at < rows.size(); ++at) rows[at][i] = std::move(cells[at]);
        }
    }
    Table table(std::move(columns));
    for (auto& cells : rows) table.add(std::move(cells));
    writeTable(table, options.format, context, table.rows() == 1 ? row.one.en : row.many.en);
}

/// The record of the same client whose name is that text; of any client where the field allows it.
Value withinClient(Database& database, const Field& field, const std::string& text, RecordId client) {
    const std::string_view name = kindRow(field.refersTo).nameField;
    RecordId found = 0;
    const auto look = [&](const std::vector<RecordId>& ids) {
        for (const RecordId id : ids)
            if (const auto record = readRecord(database, field.refersTo, id);
                record && matchKey(record->text(name)) == matchKey(text)) {
                if (found != 0) throw Error(ErrorKind::invalid_value, text, ErrorCode::several_called_so);
                found = id;
            }
    };
    if (!name.empty()) look(findRecords(database, field.refersTo, kindRow(field.refersTo).owner, Value{client}));
    if (found == 0 && field.anywhere) look(findRecords(database, field.refersTo, name, Value{text}));
    if (found == 0) throw Error(ErrorKind::not_found, text, ErrorCode::client_has_none);
    return found;
}

/// Puts `field=value` texts into a record, the client and the currency first: others depend on them.
void setValues(Database& database, Record& record, const std::vector<std::string>& texts) {
    std::vector<std::pair<std::string, std::string>> values;
    for (const std::string& text : texts) {
        const std::size_t equals = text.find('=');
        if (equals == std::string::npos) throw UsageError("--set " + text + ": expected field=value");
        values.emplace_back(trimmed(text.substr(0, equals)), text.substr(equals + 1));
    }
    std::stable_sort(values.begin(), values.end(), [](const auto& a, const auto& b) {
        const auto rank = [](const std::string& key) { return key == "client" ? 0 : key == "currency" ? 1 : 2; };
        return rank(a.first) < rank(b.first);
    });
    const NameBook names(database);
    for (const auto& [key, text] : values) {
        const Field* field = findField(record.kind(), key);
        if (!field || !isStored(field->source) || !(field->editable || field->fillable)) {
            std::string known;
            for (const Field* each : fieldsOfKind(database, record.kind()))
                if (isStored(each->source) && (each->editable || each->fillable))
                    known += (known.empty() ? "" : ", ") + std::string(each->key);
            throw UsageError("--set " + key + ": there is no such field to set; there are: " + known);
        }
        if (trimmed(text).empty()) {
            record.set(key, {});
        } else if (field->type == FieldType::reference && field->refersTo == Kind::client) {
            record.set(key, clientByName(database, text));
        } else if (field->type == FieldType::reference && kindRow(field->refersTo).owner == "client") {
            record.set(key, withinClient(database, *field, text, record.integer("client")));
        } else {
            ParseContext context;
            context.names = &names;
            context.currency = textContextOf(record, {&names, baseCurrency(database), Language::en}).currency;
            record.set(key, valueOrThrow(parseText(*field, text, context)));
        }
    }
}

void refuseUnlessEdited(const KindRow& row) {
    if (row.edited) return;
    throw Error(ErrorKind::invalid_value, std::string(row.key), ErrorCode::kind_not_written_here);
}

void write(const RecordsOptions& options, const KindRow& row, Context& context) {
    refuseUnlessEdited(row);
    const auto workspace = Workspace::open(options.workspace, context.clock);
    Database& database = workspace->database();
    Change change;
    std::string uid = options.uid;
    if (options.action == "remove") {
        const RecordId id = recordNamed(database, row.kind, options.uid);
        change = workspace->edit(removeCommand(database, row.kind, id),
                                 [&](Edit& edit) { RecordWriter(edit).remove(row.kind, id); });
    } else if (options.action == "set") {
        if (options.values.empty()) throw UsageError("set: give --set field=value");
        auto record = readRecord(database, row.kind, recordNamed(database, row.kind, options.uid));
        setValues(database, *record, options.values);
        change =
            workspace->edit(changeCommand(database, *record), [&](Edit& edit) { RecordWriter(edit).change(*record); });
    } else {
        const RecordId client = options.client.empty() ? 0 : clientByName(database, options.client);
        Record record = newRecord(database, row.kind, context.clock.today(), client);
        setValues(database, record, options.values);
        RecordId id = 0;
        change = workspace->edit(addCommand(database, record),
                                 [&](Edit& edit) { id = RecordWriter(edit).add(std::move(record)); });
        if (const auto made = uidOf(database, row.kind, id)) uid = uidText(*made);
    }
    if (options.format == Format::json) {
        nlohmann::ordered_json json = {{"id", uid}, {"batch", change.step}, {"rows", change.rowCount}};
        context.out << json.dump(2) << '\n';
    } else if (!context.quiet) {
        context.out << (change.step == 0 ? "nothing to change" : commandText(change.command, Language::en)) << '\n'
                    << uid << '\n';
    }
}

}  // namespace

void addRecordsCommand(CLI::App& app, Context& context) {
    auto options = std::make_shared<RecordsOptions>();
    auto* command =
        app.add_subcommand("records", "Records of any kind: list, show, add, change, delete; one edit each");
    addWorkspaceOption(*command, options->workspace);
    command->add_option("KIND", options->kind, "needs, complaints, tasks, orders ... as import and info name them")
        ->required();
    command->add_option("ACTION", options->action, "list, show, add, set or remove")
        ->required()
        ->check(CLI::IsMember({"list", "show", "add", "set", "remove"}));
    command->add_option("--where", options->whereFile, "only those that a rule over their own fields keeps (JSON)")
        ->option_text("RULE.json");
    command->add_option("--client", options->client, "of this client, by name or code")->option_text("NAME");
    command->add_option("--id", options->uid, "the record to show, change or delete")->option_text("UID");
    command->add_option("--set", options->values, "a value; empty clears the field. May be given again")
        ->option_text("field=value")
        ->take_all()
        ->expected(1);
    command->add_option("--columns", options->columns, "keys of fields, and id")->option_text("a,b,c");
    command->add_option("--search", options->search, "only those that say this: texts, names, numbers")
        ->option_text("TEXT");
    command->add_option("--sort", options->sorts, "order of the list: fields, the largest first with a minus before it")
        ->option_text("-amount,date");
    command->add_flag("--sum", options->sum, "instead of the list its number and sums, in the base currency");
    command->add_option("--output", options->output, "write the list to a file")
        ->option_text("FILE.csv|FILE.xlsx|FILE.vcf");
    command
        ->add_option("--as-of", options->asOf,
                     "records as they were on that day, from which the rule counts as well (default: as they are)")
        ->option_text("YYYY-MM-DD");
    options->borrow.addTo(*command);
    addFormatOption(*command, options->format);
    command->callback([options, &context] {
        const KindRow& row = kindNamed(options->kind);
        if (options->action == "show" && options->uid.empty()) throw UsageError("show: give --id");
        if (options->sum && (options->action != "list" || !options->output.empty()))
            throw UsageError("--sum: goes with list, and is no file");
        if (options->sum)
            sum(*options, row, context);
        else if (options->action == "list" || options->action == "show")
            list(*options, row, context);
        else
            write(*options, row, context);
    });
}

}  // namespace meike::cli
