// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rule_json.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/error_code.h"
#include "domain/field.h"
#include "domain/operators.h"
#include "exchange/json_once.h"

namespace meike {

namespace {

using Json = nlohmann::ordered_json;

/// Deeper than any person nests; a guard against files made to exhaust the stack.
constexpr int kMaxDepth = 64;

Error problem(const std::string& path, ErrorDetail detail) {
    return Error(ErrorKind::invalid_value, path.empty() ? "rule" : path, std::move(detail));
}

std::string member(const std::string& path, std::string_view key) {
    if (key.empty()) return path;
    return path.empty() ? std::string(key) : path + "." + std::string(key);
}

std::string element(const std::string& path, std::size_t index) { return path + "[" + std::to_string(index) + "]"; }

/// A value in machine spelling.
std::string valueText(const Json& json, const std::string& path) {
    if (json.is_string()) return json.get<std::string>();
    if (json.is_boolean()) return json.get<bool>() ? "true" : "false";
    if (json.is_number_integer()) return json.dump();
    if (json.is_number()) {
        const std::string text = json.dump();
        if (text.find('e') == std::string::npos) return text;
        throw problem(path, ErrorCode::number_with_exponent);
    }
    throw problem(path, {ErrorCode::expected, {ErrorCode::text_number_or_list}});
}

std::string text(const Json& json, const std::string& path, std::string_view key, ErrorCode expected) {
    const auto found = json.find(key);
    if (found == json.end()) return {};
    if (!found->is_string()) throw problem(member(path, key), {ErrorCode::expected, {expected}});
    return found->get<std::string>();
}

Rule readRule(const Json& json, const std::string& path, int depth, Kind kind);

std::vector<Rule> readRules(const Json& json, const std::string& path, int depth, Kind kind) {
    if (!json.is_array()) throw problem(path, {ErrorCode::expected, {ErrorCode::list_of_rules}});
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < json.size(); ++i) rules.push_back(readRule(json[i], element(path, i), depth + 1, kind));
    return rules;
}

void refuseOtherKeys(const Json& json, const std::string& path, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw problem(member(path, key), ErrorCode::unknown_key);
}

std::vector<std::string> readValues(const Json& json, const std::string& path) {
    const auto value = json.find("value");
    if (value == json.end()) return {};
    const std::string at = member(path, "value");
    if (!value->is_array()) return {valueText(*value, at)};
    std::vector<std::string> values;
    for (std::size_t i = 0; i < value->size(); ++i) values.push_back(valueText((*value)[i], element(at, i)));
    return values;
}

void refuseMistakes(const Rule& rule, const std::string& path, Kind kind) {
    if (const auto wrong = findProblem(rule, kind)) throw problem(member(path, wrong->member), wrong->what);
}

Rule readCondition(const Json& json, const std::string& path, Kind kind) {
    refuseOtherKeys(json, path, {"field", "op", "value"});
    Rule rule = Rule::condition(text(json, path, "field", ErrorCode::field_key),
                                text(json, path, "op", ErrorCode::operator_key), readValues(json, path));
    const std::size_t dot = rule.field.find('.');
    if (kind == Kind::client && dot != std::string::npos) {
        const std::string related = rule.field.substr(0, dot);
        rule.field.erase(0, dot + 1);
        Rule exists = Rule::exists(related, {rule});
        const KindRow* row = findKind(related);
        if (!row || findProblem(exists))
            throw problem(member(path, "field"), {ErrorCode::nothing_hangs_on_client, {related}});
        refuseMistakes(rule, path, row->kind);
        return exists;
    }
    refuseMistakes(rule, path, kind);
    return rule;
}

Rule readRelated(const Json& json, const std::string& path, int depth) {
    refuseOtherKeys(
        json, path,
        {"related", "where", "aggregate", "field", "op", "value", "within_days", "period", "from", "to", "date_field"});
    Rule rule = Rule::exists(text(json, path, "related", ErrorCode::record_kind_key));
    if (json.contains("aggregate"))
        rule.aggregate = text(json, path, "aggregate", ErrorCode::aggregate_key);
    else if (json.contains("op"))
        throw problem(member(path, "aggregate"), {ErrorCode::expected, {ErrorCode::aggregate_beside_operator}});
    rule.field = text(json, path, "field", ErrorCode::field_key);
    rule.op = text(json, path, "op", ErrorCode::operator_key);
    rule.values = readValues(json, path);
    if (const auto days = json.find("within_days"); days != json.end()) {
        if (!days->is_number_integer() || days->get<std::int64_t>() <= 0)
            throw problem(member(path, "within_days"), {ErrorCode::expected, {ErrorCode::days}});
        rule.period.withinDays = days->get<std::int64_t>();
    }
    rule.period.named = text(json, path, "period", ErrorCode::period_key);
    rule.period.from = text(json, path, "from", ErrorCode::a_date);
    rule.period.to = text(json, path, "to", ErrorCode::a_date);
    rule.period.dateField = text(json, path, "date_field", ErrorCode::date_field_key);
    refuseMistakes(rule, path, Kind::client);
    if (const auto where = json.find("where"); where != json.end())
        rule.children = {readRule(*where, member(path, "where"), depth + 1, findKind(rule.related)->kind)};
    return rule;
}

Rule readList(const Json& json, const std::string& path) {
    refuseOtherKeys(json, path, {"clients"});
    const Json& list = json.at("clients");
    const std::string at = member(path, "clients");
    if (!list.is_array()) throw problem(at, {ErrorCode::expected, {ErrorCode::list_of_ids}});
    std::vector<std::string> ids;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (!list[i].is_string()) throw problem(element(at, i), {ErrorCode::expected, {ErrorCode::a_client_id}});
        ids.push_back(list[i].get<std::string>());
    }
    return Rule::fixedList(std::move(ids));
}

Rule readRule(const Json& json, const std::string& path, int depth, Kind kind) {
    if (depth > kMaxDepth) throw problem(path, ErrorCode::too_deep);
    if (!json.is_object()) throw problem(path, {ErrorCode::expected, {ErrorCode::rule_object}});
    if (json.contains("related")) {
        if (kind != Kind::client) throw problem(member(path, "related"), ErrorCode::records_of_records);
        return readRelated(json, path, depth);
    }
    if (json.contains("field")) return readCondition(json, path, kind);
    Rule rule;
    if (json.contains("all")) {
        refuseOtherKeys(json, path, {"all"});
        rule.children = readRules(json.at("all"), member(path, "all"), depth, kind);
    } else if (json.contains("any")) {
        refuseOtherKeys(json, path, {"any"});
        rule.type = Rule::Type::any;
        rule.children = readRules(json.at("any"), member(path, "any"), depth, kind);
    } else if (json.contains("not")) {
        refuseOtherKeys(json, path, {"not"});
        rule.type = Rule::Type::none;
        Rule child = readRule(json.at("not"), member(path, "not"), depth + 1, kind);
        // "None of several" is written as "not any": read as the one group that it is.
        if (child.type == Rule::Type::any)
            rule.children = std::move(child.children);
        else
            rule.children.push_back(std::move(child));
    } else if (json.contains("segment")) {
        refuseOtherKeys(json, path, {"segment"});
        rule = Rule::inSegment(text(json, path, "segment", ErrorCode::segment_name));
        refuseMistakes(rule, path, kind);
    } else if (json.contains("clients")) {
        rule = readList(json, path);
        refuseMistakes(rule, path, kind);
    } else {
        throw problem(path, {ErrorCode::expected, {ErrorCode::rule_object}});
    }
    return rule;
}

/// A number where the operand is one and reads back as the same text; else text.
Json valueJson(const std::string& value, bool numeric) {
    if (numeric) {
        const Json number = Json::parse(value, nullptr, false);
        if (number.is_number() && number.dump() == value) return number;
    }
    return value;
}

bool isNumeric(const Rule& rule, const OperatorRow& op, Kind kind) {
    switch (op.operand) {
        case OperandKind::days:
        case OperandKind::few_days:
        case OperandKind::rank:
        case OperandKind::percent:
            return true;
        case OperandKind::period:
        case OperandKind::season:
        case OperandKind::tag_group:
            return false;
        case OperandKind::value:
            break;
    }
    const auto field = subjectOf(rule, kind);
    return field &&
           (field->type == FieldType::integer || field->type == FieldType::decimal || field->type == FieldType::money);
}

void writeComparison(Json& json, const Rule& rule, Kind kind) {
    json["op"] = rule.op;
    if (rule.values.empty()) return;
    const OperatorRow* op = findOperator(rule.op);
    const bool numeric = op && isNumeric(rule, *op, kind);
    const bool list = op && (op->operands == OperandCount::many || op->operands == OperandCount::two);
    if (rule.values.size() == 1 && !list) {
        json["value"] = valueJson(rule.values.front(), numeric);
        return;
    }
    json["value"] = Json::array();
    for (const std::string& value : rule.values) json["value"].push_back(valueJson(value, numeric));
}

Json writeRule(const Rule& rule, Kind kind) {
    Json json = Json::object();
    switch (rule.type) {
        case Rule::Type::condition:
            json["field"] = rule.field;
            writeComparison(json, rule, kind);
            return json;
        case Rule::Type::related: {
            json["related"] = rule.related;
            const KindRow* related = findKind(rule.related);
            if (!rule.children.empty())
                json["where"] = writeRule(rule.children.front(), related ? related->kind : Kind::client);
            json["aggregate"] = rule.aggregate;
            if (!rule.field.empty()) json["field"] = rule.field;
            if (!rule.op.empty()) writeComparison(json, rule, kind);
            if (rule.period.withinDays != 0) json["within_days"] = rule.period.withinDays;
            if (!rule.period.named.empty()) json["period"] = rule.period.named;
            if (!rule.period.from.empty()) json["from"] = rule.period.from;
            if (!rule.period.to.empty()) json["to"] = rule.period.to;
            if (!rule.period.dateField.empty()) json["date_field"] = rule.period.dateField;
            return json;
        }
        case Rule::Type::segment:
            json["segment"] = rule.segment;
            return json;
        case Rule::Type::clients:
            json["clients"] = rule.values;
            return json;
        case Rule::Type::all:
        case Rule::Type::any:
        case Rule::Type::none:
            break;
    }
    Json children = Json::array();
    for (const Rule& child : rule.children) children.push_back(writeRule(child, kind));
    if (rule.type == Rule::Type::all)
        json["all"] = std::move(children);
    else if (rule.type == Rule::Type::any)
        json["any"] = std::move(children);
    else if (rule.children.size() == 1 && rule.children.front().type != Rule::Type::any)
        json["not"] = std::move(children.front());
    else
        json["not"]["any"] = std::move(children);
    return json;
}

}  // namespace

Result<Rule> parseRule(std::string_view json) {
    try {
        return readRule(parseJsonOnce<Json>(json, "rule"), "", 0, Kind::client);
    } catch (const Error& error) {
        return tl::unexpected<Error>(error);
    } catch (const Json::exception&) {
        return failure(ErrorKind::invalid_value, "rule", ErrorCode::not_json);
    }
}

std::string ruleJson(const Rule& rule) {
    return writeRule(rule, Kind::client).dump(2, ' ', false, Json::error_handler_t::replace);
}

}  // namespace meike
