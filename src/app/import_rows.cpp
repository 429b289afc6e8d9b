// SPDX-License-Identifier: GPL-3.0-or-later
// The first half of a row's way: reading its cells and finding what they are about. Writing: import_rows_write.cpp.
#include "app/import_rows.h"

#include <algorithm>

#include "base/error_code.h"
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

/// Anything but digits, marks and blanks: only then can a cell name a currency.
bool mayNameCurrency(std::string_view text) {
    return std::any_of(text.begin(), text.end(), [](char c) {
        return c == '$' || static_cast<unsigned char>(c) >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    });
}

}  // namespace

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

RowImporter::RowImporter(Target& target, const ImportPlan& plan, const std::vector<Column>& columns, bool explain,
                         Language language)
    : m_target(target),
      m_plan(plan),
      m_columns(columns),
      m_explain(explain),
      m_language(language),
      m_matchKeys(plan.matchKeys.empty() ? defaultMatchKeys(plan.kind) : plan.matchKeys),
      m_fields(importFields(plan.importKind())),
      m_names(target.database()) {
    const auto known = matchableKeys(plan.kind);
    for (const std::string& key : m_matchKeys)
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw Error(ErrorKind::invalid_value, key, ErrorCode::not_matched_by);
    if (m_matchKeys.empty() && plan.mode == ImportMode::update)
        throw Error(ErrorKind::invalid_value, "match", ErrorCode::update_needs_match);
    m_defaultCurrency =
        plan.currency.empty() ? baseCurrency(target.database()) : valueOrThrow(parseCurrency(plan.currency));
    forEachValue(target.database(), Kind::client, "deleted_at",
                 [&](RecordId id, const Value&) { m_binned.insert(id); });
    m_values.resize(columns.size());
    m_pending.resize(columns.size());
    m_nameMemo.resize(columns.size());
    // Indexes of the kind itself are made before the first row, for a dry run's new records are in no database.
    const KindRow& row = kindRow(plan.kind);
    for (const std::string& key : m_matchKeys)
        if (columnOf(key)) index(plan.kind, row.matchAllKeys ? row.matchKeys.front() : key, row.matchWithinOwner);
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

bool RowImporter::reject(std::string_view key, std::string_view field, std::string text, ErrorDetail why) {
    m_reason = ImportReason{std::string(key), std::string(field), std::move(text), std::move(why)};
    return false;
}

bool RowImporter::refuse(const Column& column, const std::string& text, const Error& error) {
    // Quantities and unit prices are columns of a file, not fields.
    return reject(column.info->field ? reasonKey(*column.info->field) : "not_a_number", column.info->key, text,
                  error.detail());
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
    const bool read = readClient(texts) && readPlain(texts) && findMatch(texts) && chooseCurrency(texts) &&
                      readMoney(texts) && readReferences(texts, ownerOfRow()) && checkComplete();
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
        for (const std::string& name : m_pending[i])
            if (m_names.isAmbiguous(Kind::tag, name)) return reject("ambiguous_name", field.key, name);
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
            if (!readNames(i, texts[i])) return false;
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
    const bool within = kindRow(kind).matchWithinOwner;
    if (within && m_client == 0) return m_newClient.empty() || m_plan.mode != ImportMode::update || reject("no_match");
    std::vector<RecordId> hits;
    if (kindRow(kind).matchAllKeys) {
        if (m_matchKeys.empty()) return true;
        for (const std::string_view key : kindRow(kind).matchKeys)
            if (const auto column = columnOf(key); !column || isEmpty(m_values[*column])) return true;
        const std::string_view first = kindRow(kind).matchKeys.front();
        hits = index(kind, first, within).find(textOrEmpty(m_values[*columnOf(first)]), m_client);
        std::erase_if(hits, [&](RecordId id) {
            const Record record = m_target.read(kind, id);
            for (const std::string_view key : kindRow(kind).matchKeys)
                if (matchKey(record.text(key)) != matchKey(textOrEmpty(m_values[*columnOf(key)]))) return true;
            return false;
        });
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
            if (found.empty() && has(field->refersTo, "code"))
                found = index(field->refersTo, "code", true).find(texts[i], client);
        }
        if (m_match)
            std::erase_if(found, [&](RecordId id) { return field->refersTo == m_plan.kind && id == m_match->id(); });
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
    if (!quantity || !price || (amount && !texts[*amount].empty()) || texts[*quantity].empty() || texts[*price].empty())
        return true;
    const auto many = parseNumber(texts[*quantity], m_columns[*quantity].numbers);
    if (!many) return refuse(m_columns[*quantity], texts[*quantity], many.error());
    const auto each = parseNumber(texts[*price], m_columns[*price].numbers);
    if (!each) return refuse(m_columns[*price], texts[*price], each.error());
    const auto line = lineAmount(many->value, each->value, currencyDecimals(m_currency));
    if (!line) return reject("too_large", "amount", texts[*quantity] + " x " + texts[*price]);
    m_lineAmount = *line;
    return true;
}

}  // namespace meike::importing
