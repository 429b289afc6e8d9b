// SPDX-License-Identifier: GPL-3.0-or-later
// The first part of a row's way: reading its cells. What it is about: import_rows_match.cpp. Amounts:
// import_rows_money.cpp. Writing: import_rows_write.cpp.
#include "app/import_rows.h"

#include "app/import_sides.h"

#include <algorithm>

#include "app/field_text.h"
#include "app/records/client_merge.h"
#include "app/records/record_check.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "storage/field_values.h"
#include "storage/records.h"

namespace meike::importing {

namespace {

/// Picks, people and tags are made when a file names new ones; so is what isMadeByName() allows.
bool isNamed(const Field& field) {
    return field.type == FieldType::pick || (field.type == FieldType::reference && field.refersTo == Kind::person);
}

/// A record of the row's own client (contact, project, order), or another client.
bool isOfRecords(const Field& field) {
    return field.type == FieldType::reference && field.refersTo != Kind::person && field.key != "client";
}

/// Whether a record of that kind may be called so: not without a character that is seen, nor longer than a name.
bool canBeName(Kind kind, const std::string& text) {
    const std::string_view key = kindRow(kind).nameField;
    const std::string name = cleanFieldText(fieldOf(kind, key), text);
    if (name.empty()) return false;
    const auto problems =
        newProblems(Record(kind).set(key, name), nullptr, [](const Field&, RecordId) { return true; });
    return std::none_of(problems.begin(), problems.end(),
                        [&](const FieldProblem& problem) { return problem.field == key; });
}

std::vector<ImportField> fieldsOf(const ImportPlan& plan, Kind kind) {
    return importFields(kind == plan.kind ? plan.importKind() : ImportKind(kind));
}

}  // namespace

bool isMadeByName(Kind kind) {
    const KindRow& row = kindRow(kind);
    if (row.nameField.empty() || !findField(kind, "client")) return false;
    return std::all_of(row.fields.begin(), row.fields.end(), [&](const Field& field) {
        return !field.required || field.key == "client" || field.key == row.nameField;
    });
}

std::string_view reasonKey(const Field& field) {
    if (field.key == "currency") return "not_a_currency";
    switch (field.type) {
        case FieldType::date:
            return "not_a_date";
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::money:
            return "not_a_number";
        case FieldType::choice:
        case FieldType::choices:
            return "not_a_choice";
        case FieldType::boolean:
            return "not_a_boolean";
        default:
            return "not_a_text";
    }
}

RowImporter::RowImporter(Target& target, const ImportPlan& plan, Kind kind, const std::vector<Column>& columns,
                         bool explain, Language language)
    : m_target(target),
      m_plan(plan),
      m_kind(kind),
      m_row(kindRow(kind)),
      m_columns(columns),
      m_explain(explain),
      m_language(language),
      m_matchKeys(plan.matchKeys.empty() || kind != plan.kind ? defaultMatchKeys(kind) : plan.matchKeys),
      m_fields(fieldsOf(plan, kind)),
      m_hasCurrency(findField(kind, "currency") != nullptr),
      m_baseCurrency(baseCurrency(target.database())),
      m_names(target.database()),
      m_seen(kind),
      m_after(kind) {
    m_places = {columnOf("client"),     columnOf("currency"),   columnOf("amount"),   columnOf("quantity"),
                columnOf("unit_price"), columnOf("direction"),  columnOf(kIncomeKey), columnOf(kExpenseKey),
                columnOf("refund"),     columnOf("refund_date")};
    m_planByContent = std::find(plan.matchKeys.begin(), plan.matchKeys.end(), kMatchContent) != plan.matchKeys.end();
    m_matchContent = std::erase(m_matchKeys, kMatchContent) > 0 || (isBeside() && !m_row.matchByDefault);
    for (const BesideKind& beside : kindRow(plan.kind).beside)
        if (isBeside() && beside.kind == kind) m_link = beside.link;
    const auto known = matchableKeys(kind);
    for (const std::string& key : m_matchKeys)
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw Error(ErrorKind::invalid_value, key, ErrorCode::not_matched_by);
    if (m_matchKeys.empty() && plan.mode == ImportMode::update && !isBeside())
        throw Error(ErrorKind::invalid_value, "match", ErrorCode::update_needs_match);
    if (!plan.currency.empty()) m_fileCurrency = valueOrThrow(parseCurrency(plan.currency));
    forEachValue(target.database(), Kind::client, "deleted_at",
                 [&](RecordId id, const Value&) { m_binned.insert(id); });
    if (!m_binned.empty()) m_merged = mergedClients(target.database());
    for (const Column& column : columns) {
        ParseContext& context = m_contexts.emplace_back();
        context.dateOrder = column.dateOrder;
        context.year = column.year;
        context.numbers = column.numbers;
        context.percentColumn = column.unit.percent;
    }
    m_values.resize(columns.size());
    m_pending.resize(columns.size());
    m_nameMemo.resize(columns.size());
    findLooked();
    if (m_matchContent) readContents();
    // Numbers that a file repeats though nobody asked to match them are told.
    if (m_matchKeys.empty() && !m_matchContent && !m_row.matchByDefault && !m_row.matchKeys.empty() &&
        columnOf(m_row.matchKeys.front()) != kNoColumn && m_places.client != kNoColumn)
        m_numbers = std::make_unique<KeyIndex>(target.database(), kind, m_row.matchKeys.front(), true);
}

void RowImporter::findLooked() {
    const auto add = [&](const Field* field) {
        if (field && field->source == FieldSource::column &&
            std::find(m_looked.begin(), m_looked.end(), field) == m_looked.end())
            m_looked.push_back(field);
    };
    for (const Column& column : m_columns) {
        // Values of fields of one's own are elsewhere.
        if (column.info->field && column.info->field->source == FieldSource::custom) {
            m_looked.clear();
            return;
        }
        add(column.info->field);
    }
    for (const std::string& key : m_matchKeys) add(findField(m_kind, key));
    for (const std::string_view key : {std::string_view("client"), std::string_view("amount"), m_row.moneyIn, m_link})
        if (!key.empty()) add(findField(m_kind, key));
}

std::size_t RowImporter::columnOf(std::string_view key) const {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::string_view name = m_columns[i].info->key;
        // contact.mobile, in the eyes of the contact
        if (m_kind != m_plan.kind) name.remove_prefix(name.find('.') + 1);
        if (name == key) return i;
    }
    return kNoColumn;
}

const std::string& RowImporter::textAt(std::size_t column) const {
    static const std::string kNone;
    return column == kNoColumn ? kNone : m_lines.front().texts[column];
}

KeyIndex& RowImporter::index(Kind kind, std::string_view field, bool withinClient) {
    for (const Index& each : m_indexes)
        if (each.kind == kind && each.withinClient == withinClient && each.field == field) return *each.index;
    auto index = std::make_unique<KeyIndex>(m_target.database(), kind, field, withinClient);
    m_target.catchUp(kind, *index);
    return *m_indexes.emplace_back(Index{kind, fieldOf(kind, field).key, withinClient, std::move(index)}).index;
}

bool RowImporter::reject(std::string_view key, std::string_view field, std::string text, ErrorDetail why) {
    std::string name(field);
    if (m_kind != m_plan.kind && !name.empty()) name = std::string(kindName(m_kind)) + "." + name;
    m_reason = ImportReason{std::string(key), std::move(name), std::move(text), std::move(why)};
    return false;
}

bool RowImporter::refuse(const Column& column, const std::string& text, const Error& error) {
    // Quantities and unit prices are columns of a file, not fields.
    const Field* field = column.info->field;
    if (error.detail().code == ErrorCode::other_currency)
        return reject("other_currency", field ? field->key : column.info->key, text, error.detail());
    return reject(field                                  ? reasonKey(*field)
                  : column.info->type == FieldType::date ? "not_a_date"
                                                         : "not_a_number",
                  field ? field->key : column.info->key, text, error.detail());
}

void RowImporter::forgetCells() {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_values[i] = {};
        m_pending[i].clear();
    }
}

OwnRow RowImporter::own() const {
    OwnRow own;
    own.client = m_kind == Kind::client ? m_id : ownerOfRow();
    own.record = m_id;
    own.matched = m_match != nullptr;
    if (m_hasCurrency) own.currency = m_currency;
    return own;
}

bool RowImporter::isThere(const FileRow& line) const {
    bool any = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (column.info->type != FieldType::money) {
            any = any || !line.texts[i].empty();
            continue;
        }
        if (line.texts[i].empty()) continue;
        const auto amount = parseAmount(line.texts[i], currencyDecimals(m_baseCurrency), column.numbers);
        if (amount && amount->minor == 0 && column.info->field->required) return false;
        any = any || !amount || amount->minor != 0;
    }
    return any;
}

bool RowImporter::prepare(std::span<const FileRow> lines, std::optional<OwnRow> own) {
    m_lines = lines;
    m_own = std::move(own);
    m_reason.reset();
    m_seen.setId(0);  // what it was may have changed since
    m_match = nullptr;
    m_client = m_own ? m_own->client : 0;
    m_newClient.clear();
    m_id = 0;
    m_retry = false;
    forgetCells();
    return readClient() && readPlain() && findMatch() && chooseCurrency() && readMoney() &&
           readReferences(ownerOfRow()) && findContent() && checkComplete() && build();
}

RowResult RowImporter::refusal(bool last) {
    RowResult result;
    result.fate = RowFate::rejected;
    result.reason = std::move(m_reason);
    result.retry = m_retry && !last;
    return result;
}

bool RowImporter::leaveBin(std::vector<RecordId>& clients) const {
    if (m_binned.empty()) return false;
    bool followed = false;
    std::vector<RecordId> left;
    for (RecordId id : clients) {
        if (m_binned.contains(id)) {
            const auto into = m_merged.find(id);
            if (into == m_merged.end()) continue;
            id = into->second;
            followed = true;
        }
        if (std::find(left.begin(), left.end(), id) == left.end()) left.push_back(id);
    }
    clients = std::move(left);
    return followed;
}

bool RowImporter::readClient() {
    if (m_kind == Kind::client || m_own) return true;
    const std::string& text = textAt(m_places.client);
    if (text.empty()) return true;
    // Rows of one client often follow each other.
    if (m_lastClient != 0 && text == m_lastClientText) {
        m_client = m_lastClient;
        return true;
    }
    if (isDamagedKey(text, m_lines.front().isNumber(m_places.client)))
        return reject("damaged_key", "client", text, ErrorCode::key_damaged);
    std::vector<RecordId> found = index(Kind::client, "name", false).find(text, 0);
    if (found.empty()) found = index(Kind::client, "code", false).find(text, 0);
    // What an export guards, a name may really begin with.
    if (found.empty() && !m_lines.front().guarded.empty() && m_lines.front().guarded[m_places.client])
        found = index(Kind::client, "name", false).find("'" + text, 0);
    const bool any = !found.empty();
    leaveBin(found);
    if (found.empty() && any) return reject("binned_client", "client", text);
    if (found.size() > 1) return reject("ambiguous_client", "client", text);
    if (found.size() == 1) {
        m_client = m_lastClient = found.front();
        m_lastClientText = text;
        return true;
    }
    if (!m_plan.createMissingClients || !canBeName(Kind::client, text)) return reject("unknown_client", "client", text);
    m_newClient = text;
    return true;
}

bool RowImporter::readNames(std::size_t i, const std::string& text) {
    const Field& field = *fieldAt(i);
    if (field.type == FieldType::tags) {
        m_pending[i] = splitNames(text);
        for (const std::string& name : m_pending[i]) {
            if (m_names.isAmbiguous(Kind::tag, name)) return reject("ambiguous_name", field.key, name);
            if (!m_names.find(Kind::tag, name, {}) && !canBeName(Kind::tag, name))
                return reject(reasonKey(field), field.key, name, ErrorCode::required);
        }
        return true;
    }
    auto& memo = m_nameMemo[i];
    if (const auto known = memo.find(text); known != memo.end()) {
        m_values[i] = known->second;
        return true;
    }
    const Kind kind = field.type == FieldType::pick ? Kind::pick_item : Kind::person;
    if (const auto id = m_names.find(kind, text, field.target)) {
        m_values[i] = *id;
        memo.emplace(text, *id);
    } else if (m_names.isAmbiguous(kind, text, field.target)) {
        return reject("ambiguous_name", field.key, text);
    } else if (!canBeName(kind, text)) {
        return reject(reasonKey(field), field.key, text, ErrorCode::required);
    } else {
        m_pending[i] = {text};
    }
    return true;
}

bool RowImporter::readPlain() {
    const Texts& texts = m_lines.front().texts;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (!column.info->field || texts[i].empty() || column.info->type == FieldType::money) continue;
        const Field& field = *column.info->field;
        if (field.identifier && isDamagedKey(texts[i], m_lines.front().isNumber(i)))
            return reject("damaged_key", field.key, texts[i], ErrorCode::key_damaged);
        if (field.type == FieldType::tags || isNamed(field)) {
            if (!readNames(i, texts[i])) return false;
            continue;
        }
        if (field.type == FieldType::reference) continue;
        auto value = parseText(field, texts[i], m_contexts[i]);
        if (!value) return refuse(column, texts[i], value.error());
        m_values[i] = std::move(*value);
    }
    return true;
}

RecordId RowImporter::bestOrder(const std::vector<RecordId>& orders) {
    // An invoice's lines share its number and day. Any of them stands for the purchase; the largest is the one refunds
    // are of.
    std::optional<Record> best;
    for (const RecordId id : orders) {
        Record order = m_target.read(Kind::order, id);
        if (order.integer("amount") <= 0) continue;
        if (best && best->text("date") != order.text("date")) return 0;
        if (!best || order.integer("amount") > best->integer("amount")) best = std::move(order);
    }
    return best ? best->id() : 0;
}

RecordId RowImporter::ownerOfRow() const {
    if (m_client != 0 || !m_match || !findField(m_kind, "client")) return m_client;
    return m_match->integer("client");
}

bool RowImporter::standsAbove(const Field& field, RecordId record, RecordId from) {
    std::unordered_set<RecordId> seen;
    while (from != 0 && seen.insert(from).second) {
        if (from == record) return true;
        from = integerOr(m_target.read(field.refersTo, from).get(field), 0);
    }
    return false;
}

bool RowImporter::missReferred(std::size_t i, const std::string& text, bool binned) {
    const Field& field = *fieldAt(i);
    if (binned) return reject("binned_client", field.key, text);
    const bool itself = m_kind == Kind::client && matchKey(text) == matchKey(textAt(columnOf("name")));
    if (itself) return reject("not_a_text", field.key, text, ErrorCode::leads_to_itself);
    // Rows behind this one may bring it. Once none does, it is made or the row refused.
    if (m_awaited && m_plan.createMissingClients && !m_awaited->contains(matchKey(text)) &&
        canBeName(Kind::client, text)) {
        m_pending[i] = {text};
        return true;
    }
    m_retry = m_kind == Kind::client;
    return reject("unknown_named_client", field.key, text);
}

bool RowImporter::readReferences(RecordId client) {
    const Texts& texts = m_lines.front().texts;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        if (!field || !isOfRecords(*field) || texts[i].empty()) continue;
        const std::string_view nameField = kindRow(field->refersTo).nameField;
        std::vector<RecordId> found;
        const auto look = [&](bool within) {
            for (const std::string_view key : {nameField, std::string_view("code")})
                if (found.empty() && findField(field->refersTo, key))
                    found = index(field->refersTo, key, within).find(texts[i], within ? client : 0);
        };
        bool binned = false;
        if (field->refersTo == Kind::client) {
            look(false);
            const bool any = !found.empty();
            leaveBin(found);
            binned = any && found.empty();
        } else if (client != 0) {
            look(true);
        }
        if (field->anywhere) look(false);
        if (m_match)
            std::erase_if(found, [&](RecordId id) { return field->refersTo == m_kind && id == m_match->id(); });
        if (found.empty() && field->refersTo == Kind::client) {
            if (!missReferred(i, texts[i], binned)) return false;
            continue;
        }
        if (found.empty() && field->refersTo != m_kind && isMadeByName(field->refersTo)) {
            if (!canBeName(field->refersTo, texts[i])) return reject("unknown_reference", field->key, texts[i]);
            m_pending[i] = {texts[i]};
            continue;
        }
        if (found.empty()) {
            m_retry = field->refersTo == m_kind;
            return reject("unknown_reference", field->key, texts[i]);
        }
        RecordId id = found.front();
        if (found.size() > 1) id = field->refersTo == Kind::order ? bestOrder(found) : 0;
        if (id == 0) return reject("ambiguous_reference", field->key, texts[i]);
        if (field->tree && m_match && standsAbove(*field, m_match->id(), id))
            return reject("not_a_text", field->key, texts[i], ErrorCode::leads_to_itself);
        m_values[i] = id;
    }
    return true;
}

std::vector<std::string> RowImporter::cellTexts() const {
    const TextContext context{&m_names, m_currency, m_language};
    std::vector<std::string> texts(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        if (!m_pending[i].empty())
            for (const std::string& name : m_pending[i]) texts[i] += (texts[i].empty() ? "" : ", ") + name;
        else if (field &&
                 (field->type == FieldType::reference ? field->refersTo == Kind::person : !isEmpty(m_values[i])))
            texts[i] = displayText(*field, m_values[i], context);
    }
    return texts;
}

std::vector<ImportNote> RowImporter::notes() const {
    std::vector<ImportNote> notes;
    const auto note = [&](std::int64_t count, ImportNote::What what, std::string example = {}) {
        if (count > 0) notes.push_back({what, count, {}, std::move(example)});
    };
    static const std::map<Kind, ImportNote::What> kAdded = {{Kind::person, ImportNote::What::people_added},
                                                            {Kind::pick_item, ImportNote::What::items_added},
                                                            {Kind::tag, ImportNote::What::tags_added},
                                                            {Kind::project, ImportNote::What::projects_added},
                                                            {Kind::contact, ImportNote::What::contacts_added}};
    for (const auto& [kind, made] : m_made) notes.push_back({kAdded.at(kind), made.count, {}, {}, made.names});
    note(m_refundsCreated, ImportNote::What::refunds_added);
    if (m_numbersKnown > 0) note(m_numbersKnown, ImportNote::What::numbers_exist, std::string(m_row.matchKeys.front()));
    return notes;
}

}  // namespace meike::importing
