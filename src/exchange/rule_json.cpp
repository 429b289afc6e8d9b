// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/rule_json.h"

#include <nlohmann/json.hpp>

#include "domain/field.h"
#include "domain/operators.h"

namespace meike {

namespace {

using Json = nlohmann::ordered_json;

/// Deeper than any person nests; a guard against files made to exhaust the stack.
constexpr int kMaxDepth = 64;

Error problem(const std::string& path, const std::string& expected) {
    return Error(ErrorKind::invalid_value, path.empty() ? "rule" : path, expected);
}

std::string member(const std::string& path, std::string_view key) {
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
        throw problem(path, "write a number this large or small as text, without exponent");
    }
    throw problem(path, "expected a text, a number or a list of them");
}

Rule readRule(const Json& json, const std::string& path, int depth);

std::vector<Rule> readRules(const Json& json, const std::string& path, int depth) {
    if (!json.is_array()) throw problem(path, "expected a list of rules");
    std::vector<Rule> rules;
    for (std::size_t i = 0; i < json.size(); ++i) rules.push_back(readRule(json[i], element(path, i), depth + 1));
    return rules;
}

void refuseOtherKeys(const Json& json, const std::string& path, std::initializer_list<std::string_view> known) {
    for (const auto& [key, value] : json.items())
        if (std::find(known.begin(), known.end(), key) == known.end())
            throw problem(member(path, key), "this key is not known here");
}

Rule readCondition(const Json& json, const std::string& path) {
    refuseOtherKeys(json, path, {"field", "op", "value"});
    Rule rule;
    rule.type = Rule::Type::condition;
    if (!json.at("field").is_string()) throw problem(member(path, "field"), "expected the key of a field");
    rule.field = json.at("field").get<std::string>();
    if (!findField(Kind::client, rule.field))
        throw problem(member(path, "field"), "there is no field \"" + rule.field + "\"");
    if (!json.contains("op") || !json.at("op").is_string())
        throw problem(member(path, "op"), "expected the key of an operator");
    rule.op = json.at("op").get<std::string>();
    if (!findOperator(rule.op)) throw problem(member(path, "op"), "there is no operator \"" + rule.op + "\"");
    if (json.contains("value")) {
        const Json& value = json.at("value");
        const std::string at = member(path, "value");
        if (value.is_array())
            for (std::size_t i = 0; i < value.size(); ++i) rule.values.push_back(valueText(value[i], element(at, i)));
        else
            rule.values.push_back(valueText(value, at));
    }
    if (const auto valid = validate(rule); !valid)
        throw problem(path, valid.error().subject() + ": " + valid.error().detail());
    return rule;
}

Rule readRule(const Json& json, const std::string& path, int depth) {
    if (depth > kMaxDepth) throw problem(path, "the rule is nested too deeply");
    if (!json.is_object()) throw problem(path, "expected an object with all, any, not or field");
    if (json.contains("related"))
        throw problem(member(path, "related"), "conditions on related records are not part of this version");
    if (json.contains("field")) return readCondition(json, path);
    Rule rule;
    if (json.contains("all")) {
        refuseOtherKeys(json, path, {"all"});
        rule.children = readRules(json.at("all"), member(path, "all"), depth);
    } else if (json.contains("any")) {
        refuseOtherKeys(json, path, {"any"});
        rule.type = Rule::Type::any;
        rule.children = readRules(json.at("any"), member(path, "any"), depth);
    } else if (json.contains("not")) {
        refuseOtherKeys(json, path, {"not"});
        rule.type = Rule::Type::none;
        rule.children.push_back(readRule(json.at("not"), member(path, "not"), depth + 1));
    } else {
        throw problem(path, "expected an object with all, any, not or field");
    }
    return rule;
}

/// A number where the operand is one and reads back as the same text; else text.
Json valueJson(const std::string& text, bool numeric) {
    if (numeric) {
        const Json number = Json::parse(text, nullptr, false);
        if (number.is_number() && number.dump() == text) return number;
    }
    return text;
}

bool isNumeric(const Rule& rule) {
    const Field* field = findField(Kind::client, rule.field);
    if (!field) return false;
    return field->type == FieldType::integer || field->type == FieldType::decimal || field->type == FieldType::money ||
           rule.op == "within_days" || rule.op == "not_within_days";
}

Json writeRule(const Rule& rule) {
    Json json = Json::object();
    if (rule.type == Rule::Type::condition) {
        json["field"] = rule.field;
        json["op"] = rule.op;
        const OperatorRow* op = findOperator(rule.op);
        const bool numeric = isNumeric(rule);
        if (rule.values.empty()) return json;
        if (rule.values.size() == 1 &&
            !(op && (op->operands == OperandCount::many || op->operands == OperandCount::two))) {
            json["value"] = valueJson(rule.values.front(), numeric);
        } else {
            json["value"] = Json::array();
            for (const std::string& value : rule.values) json["value"].push_back(valueJson(value, numeric));
        }
        return json;
    }
    Json children = Json::array();
    for (const Rule& child : rule.children) children.push_back(writeRule(child));
    if (rule.type == Rule::Type::all)
        json["all"] = std::move(children);
    else if (rule.type == Rule::Type::any)
        json["any"] = std::move(children);
    else if (rule.children.size() == 1)
        json["not"] = std::move(children.front());
    else
        json["not"]["any"] = std::move(children);
    return json;
}

}  // namespace

Result<Rule> parseRule(std::string_view text) {
    try {
        return readRule(Json::parse(text), "", 0);
    } catch (const Error& error) {
        return tl::unexpected<Error>(error);
    } catch (const Json::exception& error) {
        return failure(ErrorKind::invalid_value, "rule", std::string("not JSON: ") + error.what());
    }
}

std::string ruleJson(const Rule& rule) { return writeRule(rule).dump(2, ' ', false, Json::error_handler_t::replace); }

}  // namespace meike
