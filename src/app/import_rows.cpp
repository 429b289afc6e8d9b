// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/import_rows.h"

#include <algorithm>

#include "app/client_actions.h"
#include "base/money.h"
#include "base/unicode.h"
#include "storage/field_values.h"
#include "storage/records.h"

namespace meike::importing {

namespace {

bool has(Kind kind, std::string_view field) { return findField(kind, field) != nullptr; }

/// Picks, people and tags are made when a file names new ones; other references must exist.
bool isNamed(const Field& field) {
    return field.type == FieldType::pick || (field.type == FieldType::reference && field.refersTo == Kind::person);
}

/// A record of the row's own client: contact, project, order.
bool isWithinClient(const Field& field) {
    return field.type == FieldType::reference && field.refersTo != Kind::person && field.refersTo != Kind::client;
}

std::string_view reasonKey(FieldType type) {
    switch (type) {
        case FieldType::date: return "not_a_date";
        case FieldType::integer:
        case FieldType::decimal:
        case FieldType::money: return "not_a_number";
        case FieldType::choice:
        case FieldType::choices: return "not_a_choice";
        case FieldType::boolean: return "not_a_boolean";
        default: return "not_a_text";
    }
}

/// Anything but digits, marks and blanks: only then can a cell name a currency.
bool mayNameCurrency(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return c == '$' || static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

}  // namespace

RowImporter::RowImporter(Target& target, const ImportPlan& plan, const std::vector<Column>& columns, bool explain, Language language)
    : m_target(target),
      m_plan(plan),
      m_columns(columns),
      m_explain(explain),
      m_language(language),
      m_matchKeys(plan.matchKeys.empty() ? defaultMatchKeys(plan.kind) : plan.matchKeys),
      m_names(target.database()) {
    const auto known = matchableKeys(plan.kind);
    for (const std::string& key : m_matchKeys)
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw Error(ErrorKind::invalid_value, key, "rows of this kind cannot be matched by it");
    if (m_matchKeys.empty() && plan.mode == ImportMode::update)
        throw Error(ErrorKind::invalid_value, "match", "updating needs a field by which rows are matched");
    m_defaultCurrency = plan.currency.empty() ? baseCurrency(target.database()) : valueOrThrow(parseCurrency(plan.currency));
    forEachValue(target.database(), Kind::client, "deleted_at", [&](RecordId id, const Value&) { m_binned.insert(id); });
    m_values.resize(columns.size());
    m_pending.resize(columns.size());
    m_nameMemo.resize(columns.size());
    // Indexes of the kind itself are made before the first row, for a dry run's new records are in no database.
    const bool within = plan.kind == Kind::contact || plan.kind == Kind::project;
    for (const std::string& key : m_matchKeys)
        if (columnOf(key) && plan.kind != Kind::rate) index(plan.kind, key, within);
    for (const Column& column : columns)
        if (column.info->field && isWithinClient(*column.info->field) && column.info->field->refersTo == plan.kind)
            index(plan.kind, kindRow(plan.kind).nameField, true);
}

std::optional<std::size_t> RowImporter::columnOf(std::string_view key) const {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].info->key == key) return i;
    return std::nullopt;
}

KeyIndex& RowImporter::index(Kind kind, std::string_view field, bool withinClient) {
    auto& index = m_indexes[{kind, std::string(field), withinClient}];
    if (!index) index = std::make_unique<KeyIndex>(m_target.database(), kind, field, withinClient);
    return *index;
}

bool RowImporter::reject(std::string_view key, std::string_view field, std::string detail) {
    m_reason = ImportReason{std::string(key), std::string(field), std::move(detail)};
    return false;
}

bool RowImporter::refuse(const Column& column, const std::string& text, const Error& error) {
    const bool currency = column.info->key == "currency";
    return reject(currency ? "not_a_currency" : reasonKey(column.info->type), column.info->key, text + ": " + error.detail());
}

RowResult RowImporter::process(const std::vector<std::string>& texts, bool last) {
    RowResult result;
    m_reason.reset();
    m_match.reset();
    m_client = 0;
    m_newClient.clear();
    m_retry = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        m_values[i] = {};
        m_pending[i].clear();
    }
    const bool read = readClient(texts) && readPlain(texts) && findMatch(texts) && chooseCurrency(texts) && readMoney(texts) &&
                      readReferences(texts, ownerOfRow()) && checkComplete();
    if (read) {
        if (m_match)
            update(result, texts);
        else
            create(result);
    }
    if (m_reason) {
        result.fate = RowFate::rejected;
        result.reason = std::move(m_reason);
        result.retry = m_retry && !last;
    }
    return result;
}

// ---- Reading ----

bool RowImporter::readClient(const Texts& texts) {
    if (m_plan.kind == Kind::client) return true;
    const auto column = columnOf("client");
    if (!column || texts[*column].empty()) return true;
    const std::string& text = texts[*column];
    if (const auto known = m_clientMemo.find(text); known != m_clientMemo.end()) {
        m_client = known->second;
        return true;
    }
    std::vector<RecordId> found = index(Kind::client, "name", false).find(text, 0);
    if (found.empty()) found = index(Kind::client, "code", false).find(text, 0);
    const bool any = !found.empty();
    std::erase_if(found, [&](RecordId id) { return m_binned.contains(id); });
    if (found.empty() && any) return reject("binned_client", "client", text);
    if (found.size() > 1) return reject("ambiguous_client", "client", text);
    if (found.size() == 1) {
        m_client = found.front();
        m_clientMemo.emplace(text, m_client);
        return true;
    }
    if (!m_plan.createMissingClients) return reject("unknown_client", "client", text);
    m_newClient = text;
    return true;
}

bool RowImporter::readNames(std::size_t i, const std::string& text) {
    const Field& field = *fieldAt(i);
    if (field.type == FieldType::tags) {
        m_pending[i] = splitNames(text);
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
    } else {
        m_pending[i] = {text};
    }
    return true;
}

bool RowImporter::readPlain(const Texts& texts) {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (!column.info->field || texts[i].empty() || column.info->type == FieldType::money) continue;
        const Field& field = *column.info->field;
        if (field.type == FieldType::tags || isNamed(field)) {
            readNames(i, texts[i]);
            continue;
        }
        if (field.type == FieldType::reference) continue;
        ParseContext context;
        context.dateOrder = column.dateOrder;
        context.numbers = column.numbers;
        context.percentColumn = column.unit.percent;
        auto value = parseText(field, texts[i], context);
        if (!value) return refuse(column, texts[i], value.error());
        m_values[i] = std::move(*value);
    }
    return true;
}

bool RowImporter::findMatch(const Texts& texts) {
    const Kind kind = m_plan.kind;
    const bool within = kind == Kind::contact || kind == Kind::project;
    if (within && m_client == 0) return m_newClient.empty() || m_plan.mode != ImportMode::update || reject("no_match");
    std::vector<RecordId> hits;
    if (kind == Kind::rate) {
        const auto day = columnOf("day");
        const auto currency = columnOf("currency");
        if (!day || !currency || isEmpty(m_values[*day]) || isEmpty(m_values[*currency])) return true;
        for (const RecordId id : index(kind, "day", false).find(textOrEmpty(m_values[*day]), 0))
            if (m_target.read(kind, id).get("currency") == m_values[*currency]) hits.push_back(id);
    } else {
        for (const std::string& key : m_matchKeys) {
            const auto column = columnOf(key);
            if (!column || texts[*column].empty()) continue;
            hits = index(kind, key, within).find(textOrEmpty(m_values[*column]), m_client);
            // The same name under another code is another company: what a second key says must not contradict.
            std::erase_if(hits, [&](RecordId id) {
                for (const std::string& other : m_matchKeys) {
                    const auto otherColumn = columnOf(other);
                    if (other == key || other == "name" || !otherColumn || texts[*otherColumn].empty()) continue;
                    const std::string theirs = m_target.read(kind, id).text(other);
                    if (!theirs.empty() && matchKey(theirs) != matchKey(texts[*otherColumn])) return true;
                }
                return false;
            });
            if (!hits.empty()) break;
        }
    }
    if (kind == Kind::client && !hits.empty()) {
        std::erase_if(hits, [&](RecordId id) { return m_binned.contains(id); });
        if (hits.empty()) return reject("binned_client", "name", texts[*columnOf(m_matchKeys.front())]);
    }
    if (hits.size() > 1) return reject("several_match");
    if (hits.empty()) return m_plan.mode == ImportMode::update ? reject("no_match") : true;
    m_match = m_target.read(kind, hits.front());
    return true;
}

bool RowImporter::chooseCurrency(const Texts& texts) {
    m_currencyNamed = false;
    // Records without a currency of their own (a client's credit limit) are in the base currency.
    m_currency = has(m_plan.kind, "currency") ? m_defaultCurrency : baseCurrency(m_target.database());
    if (!has(m_plan.kind, "currency")) return true;
    const auto column = columnOf("currency");
    if (column && !texts[*column].empty()) {
        m_currency = textOrEmpty(m_values[*column]);
        m_currencyNamed = true;
        return true;
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const bool amount = m_columns[i].info->type == FieldType::money || m_columns[i].info->key == "unit_price";
        if (!amount || texts[i].empty()) continue;
        std::string named = m_columns[i].unit.currency;
        if (mayNameCurrency(texts[i]))
            if (const auto parsed = parseAmount(texts[i], 2, m_columns[i].numbers); parsed && !parsed->currency.empty())
                named = parsed->currency;
        if (named.empty()) continue;
        m_currency = named;
        m_currencyNamed = true;
        return true;
    }
    if (m_match && m_plan.currency.empty()) m_currency = m_match->text("currency");
    return true;
}

bool RowImporter::readMoney(const Texts& texts) {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Column& column = m_columns[i];
        if (column.info->type != FieldType::money || texts[i].empty()) continue;
        ParseContext context;
        context.currency = m_currency;
        context.numbers = column.numbers;
        auto value = parseText(*column.info->field, texts[i], context);
        if (!value) return refuse(column, texts[i], value.error());
        m_values[i] = std::move(*value);
    }
    return true;
}

RecordId RowImporter::bestOrder(const std::vector<RecordId>& orders) {
    // An invoice's lines share its number and day. Any of them stands for the purchase; the largest is the one refunds are of.
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
    if (m_client != 0 || !m_match || !findField(m_plan.kind, "client")) return m_client;
    return m_match->integer("client");
}

bool RowImporter::readReferences(const Texts& texts, RecordId client) {
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        if (!field || !isWithinClient(*field) || texts[i].empty()) continue;
        const std::string_view nameField = kindRow(field->refersTo).nameField;
        std::vector<RecordId> found;
        if (client != 0) {
            found = index(field->refersTo, nameField, true).find(texts[i], client);
            if (found.empty() && has(field->refersTo, "code")) found = index(field->refersTo, "code", true).find(texts[i], client);
        }
        if (m_match) std::erase_if(found, [&](RecordId id) { return field->refersTo == m_plan.kind && id == m_match->id(); });
        if (found.empty()) {
            m_retry = field->refersTo == m_plan.kind;
            return reject("unknown_reference", field->key, texts[i]);
        }
        RecordId id = found.front();
        if (found.size() > 1) id = field->refersTo == Kind::order ? bestOrder(found) : 0;
        if (id == 0) return reject("ambiguous_reference", field->key, texts[i]);
        m_values[i] = id;
    }
    // An order's amount from its quantity and price, where it has no amount of its own.
    const auto quantity = columnOf("quantity");
    const auto price = columnOf("unit_price");
    const auto amount = columnOf("amount");
    m_lineAmount.reset();
    if (!quantity || !price || (amount && !texts[*amount].empty()) || texts[*quantity].empty() || texts[*price].empty()) return true;
    const auto many = parseNumber(texts[*quantity], m_columns[*quantity].numbers);
    if (!many) return refuse(m_columns[*quantity], texts[*quantity], many.error());
    const auto each = parseNumber(texts[*price], m_columns[*price].numbers);
    if (!each) return refuse(m_columns[*price], texts[*price], each.error());
    const auto line = lineAmount(many->value, each->value, currencyDecimals(m_currency));
    if (!line) return reject("too_large", "amount", texts[*quantity] + " x " + texts[*price]);
    m_lineAmount = *line;
    return true;
}

// ---- Writing ----

bool RowImporter::checkComplete() {
    if (m_match) return m_plan.mode == ImportMode::create ? reject("exists") : true;
    for (const ImportField& field : importFields(m_plan.kind)) {
        if (!field.required) continue;
        if (field.key == "client") {
            if (m_client == 0 && m_newClient.empty()) return reject("missing", "client");
            continue;
        }
        if (field.key == "currency" && m_plan.kind != Kind::rate) continue;
        if (field.key == "amount" && m_lineAmount) continue;
        const auto column = columnOf(field.key);
        if (!column || (isEmpty(m_values[*column]) && m_pending[*column].empty())) return reject("missing", field.key);
    }
    return true;
}

bool RowImporter::datesInOrder(const Record& record) {
    const auto problem = datesReversed(record);
    return problem ? reject("dates_reversed", *problem) : true;
}

RecordId RowImporter::makeClient(const std::string& name) {
    Record client(Kind::client);
    client.set("name", name).set("created_on", m_target.today());
    const RecordId id = m_target.insert(client);
    index(Kind::client, "name", false).add(client, id);
    ++m_clientsCreated;
    return id;
}

RecordId RowImporter::makeNamed(const Field& field, const std::string& name) {
    if (field.type == FieldType::pick) {
        // Two columns of a row, or a row before, may have made it meanwhile.
        if (const auto id = m_names.find(Kind::pick_item, name, field.target)) return *id;
        const auto items = m_names.pickItems(field.target, true);
        Record item(Kind::pick_item);
        item.set("list", std::string(field.target)).set("name", name);
        item.set("position", static_cast<std::int64_t>(items.size()) + 1).set("archived", std::int64_t{0});
        const RecordId id = m_target.insert(item);
        m_names.add(Kind::pick_item, id, name, {}, field.target);
        ++m_itemsCreated;
        return id;
    }
    if (field.type == FieldType::tags) {
        if (const auto id = m_names.find(Kind::tag, name)) return *id;
        Record tag(Kind::tag);
        tag.set("name", name).set("colour", tagColour(name));
        const RecordId id = m_target.insert(tag);
        m_names.add(Kind::tag, id, name);
        ++m_tagsCreated;
        return id;
    }
    if (const auto id = m_names.find(Kind::person, name)) return *id;
    Record person(Kind::person);
    person.set("name", name).set("role", std::string("account_manager")).set("active", std::int64_t{1});
    const RecordId id = m_target.insert(person);
    m_names.add(Kind::person, id, name);
    ++m_peopleCreated;
    return id;
}

/// Puts what the row says into the record, without what has still to be made.
void RowImporter::fill(Record& record) {
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (m_columns[i].index >= 0 && !isEmpty(m_values[i])) record.at(static_cast<std::size_t>(m_columns[i].index)) = m_values[i];
    if (m_lineAmount) record.set("amount", *m_lineAmount);
    if (m_client != 0) record.set("client", m_client);
    if (has(m_plan.kind, "currency") && m_plan.kind != Kind::rate && (!m_match || m_currencyNamed)) record.set("currency", m_currency);
}

void RowImporter::create(RowResult& result) {
    Record record(m_plan.kind);
    fill(record);
    if (!datesInOrder(record)) return;
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        m_clientMemo.emplace(m_newClient, m_client);
        record.set("client", m_client);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            record.at(static_cast<std::size_t>(m_columns[i].index)) = makeNamed(*fieldAt(i), m_pending[i].front());
    if (m_plan.kind == Kind::client && isEmpty(record.get("created_on"))) record.set("created_on", m_target.today());
    const RecordId id = m_target.insert(record);
    for (auto& [what, index] : m_indexes)
        if (std::get<0>(what) == m_plan.kind) index->add(record, id);
    putTags(id, result);
    result.changes.clear();  // everything of a new record is new
    noteMoney(record, nullptr);
    result.fate = RowFate::created;
}

void RowImporter::update(RowResult& result, const Texts& texts) {
    const Record before = *m_match;
    Record after = before;
    fill(after);
    if (m_plan.emptyMeansClear)
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const Field* field = fieldAt(i);
            if (field && field->source == FieldSource::column && !field->required && texts[i].empty())
                after.at(static_cast<std::size_t>(m_columns[i].index)) = {};
        }
    // What names the same is the same: a match in other widths does not rewrite the name it was found by.
    for (const std::string& key : m_matchKeys)
        if (m_plan.kind != Kind::rate && matchKey(before.text(key)) == matchKey(after.text(key))) after.set(key, before.get(key));
    if (!datesInOrder(after)) return;
    if (!m_newClient.empty()) {
        m_client = makeClient(m_newClient);
        m_clientMemo.emplace(m_newClient, m_client);
        after.set("client", m_client);
    }
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        if (!m_pending[i].empty() && fieldAt(i)->type != FieldType::tags)
            after.at(static_cast<std::size_t>(m_columns[i].index)) = makeNamed(*fieldAt(i), m_pending[i].front());
    const auto fields = kindRow(m_plan.kind).fields;
    bool changed = false;
    for (std::size_t i = 0; i < fields.size(); ++i) {
        if (before.at(i) == after.at(i)) continue;
        changed = true;
        m_target.set(m_plan.kind, before.id(), fields[i].key, after.at(i));
        if (!m_explain) continue;
        m_names.cover(m_target.database(), before);
        m_names.cover(m_target.database(), after);
        const TextContext context{&m_names, m_currency, m_language};
        result.changes.push_back({std::string(fields[i].key), displayText(fields[i], before.at(i), textContextOf(before, context)),
                                  displayText(fields[i], after.at(i), textContextOf(after, context))});
    }
    if (changed) {
        for (auto& [what, index] : m_indexes)
            if (std::get<0>(what) == m_plan.kind) {
                index->remove(before, before.id());
                index->add(after, before.id());
            }
        noteMoney(after, &before);
    }
    if (putTags(before.id(), result)) changed = true;
    result.fate = changed ? RowFate::changed : RowFate::same;
}

bool RowImporter::putTags(RecordId client, RowResult& result) {
    bool changed = false;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (!fieldAt(i) || fieldAt(i)->type != FieldType::tags) continue;
        std::string added;
        for (const std::string& name : m_pending[i]) {
            if (!m_target.addTag(client, makeNamed(*fieldAt(i), name))) continue;
            changed = true;
            added += (added.empty() ? "+ " : ", ") + name;
        }
        if (m_explain && !added.empty()) result.changes.push_back({m_columns[i].info->key, {}, added});
    }
    return changed;
}

void RowImporter::noteMoney(const Record& record, const Record* before) {
    if (record.kind() != Kind::receipt && record.kind() != Kind::receivable) return;
    if (before) {
        const bool moved = record.get("amount") != before->get("amount") || record.get("client") != before->get("client") ||
                           record.get("currency") != before->get("currency");
        if (!moved) return;
        m_reallocate.insert(before->id());
        m_settle.emplace(before->integer("client"), before->text("currency"));
    }
    m_settle.emplace(record.integer("client"), record.text("currency"));
}

void RowImporter::settle(Edit& edit) {
    for (const RecordId id : m_reallocate) dropAllocations(edit, m_plan.kind, id);
    for (const auto& [client, currency] : m_settle) allocateReceipts(edit, client, currency);
}

std::vector<std::string> RowImporter::cellTexts() const {
    const TextContext context{&m_names, m_currency, m_language};
    std::vector<std::string> texts(m_columns.size());
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const Field* field = fieldAt(i);
        if (!m_pending[i].empty())
            for (const std::string& name : m_pending[i]) texts[i] += (texts[i].empty() ? "" : ", ") + name;
        else if (field && !isEmpty(m_values[i]) && field->type != FieldType::reference)
            texts[i] = displayText(*field, m_values[i], context);
        else if (field && field->type == FieldType::reference && field->refersTo == Kind::person)
            texts[i] = displayText(*field, m_values[i], context);
    }
    return texts;
}

std::vector<std::string> RowImporter::notes() const {
    std::vector<std::string> notes;
    const auto note = [&](std::int64_t count, const char* what) {
        if (count > 0) notes.push_back(std::to_string(count) + what);
    };
    note(m_peopleCreated, " people added as account managers");
    note(m_itemsCreated, " entries added to pick lists");
    note(m_tagsCreated, " tags added");
    return notes;
}

}  // namespace meike::importing
