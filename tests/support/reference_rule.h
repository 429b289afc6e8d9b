// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/lunar.h"
#include "base/money.h"
#include "base/unicode.h"
#include "domain/record.h"
#include "domain/rule.h"

namespace meike::test {

/// Everything a rule may ask of, in memory. Scores stand in the clients' own records.
struct ReferenceWorld {
    Date asOf;
    Date enteredOn;  ///< all records; what is dated later was a plan then
    std::string currency = "CNY";
    std::map<Kind, std::vector<Record>> records;
    std::map<RecordId, std::string> uids;  ///< of clients

    const std::vector<Record>& of(Kind kind) const {
        static const std::vector<Record> kNone;
        const auto found = records.find(kind);
        return found == records.end() ? kNone : found->second;
    }
    const Record* find(Kind kind, RecordId id) const {
        for (const Record& record : of(kind))
            if (record.id() == id) return &record;
        return nullptr;
    }
};

/// What rules mean, said the plain way over small data: the yardstick of storage/rule_sql. Knows the operators by their
/// keys and shares no code with the SQL beyond the tables of fields, money and the lunar calendar.
class ReferencePredicate {
public:
    explicit ReferencePredicate(const ReferenceWorld& world) : m_world(world) {}

    bool holds(const Rule& rule, const Record& record) const {
        switch (rule.type) {
            case Rule::Type::all:
                for (const Rule& child : rule.children)
                    if (!holds(child, record)) return false;
                return true;
            case Rule::Type::any:
                for (const Rule& child : rule.children)
                    if (holds(child, record)) return true;
                return false;
            case Rule::Type::none:
                for (const Rule& child : rule.children)
                    if (holds(child, record)) return false;
                return true;
            case Rule::Type::condition:
                return condition(rule, record);
            case Rule::Type::related:
                return related(rule, record);
            case Rule::Type::segment:
                return holds(rule.children.at(0), record);
            case Rule::Type::clients: {
                const std::string& uid = m_world.uids.at(record.id());
                return std::find(rule.values.begin(), rule.values.end(), uid) != rule.values.end();
            }
        }
        return false;
    }

    /// The number in a field of a record, amounts in the base currency; nothing where there is none, or no rate.
    std::optional<std::int64_t> figure(const Field& field, const Record& record) const { return number(field, record); }

private:
    using Number = std::optional<std::int64_t>;

    // ---- what a field of a record says ----

    static int decimalsOf(const Field& field, const std::string& currency) {
        if (field.type == FieldType::money) return currencyDecimals(currency) + field.scale;
        return field.type == FieldType::decimal ? field.scale : 0;
    }

    Number rateOn(const std::string& currency, const std::string& day) const {
        const Record* best = nullptr;
        for (const Record& rate : m_world.of(Kind::rate)) {
            if (rate.text("currency") != currency || rate.text("day") > day) continue;
            if (!best || rate.text("day") > best->text("day") ||
                (rate.text("day") == best->text("day") && rate.id() > best->id()))
                best = &rate;
        }
        return best ? Number(best->integer("rate")) : std::nullopt;
    }

    /// Money of a record in minor units of the base currency.
    Number inBase(const Record& record, std::int64_t amount) const {
        if (!findField(record.kind(), "currency")) return amount;
        const std::string& currency = record.text("currency");
        if (currency == m_world.currency) return amount;
        const char* day = record.kind() == Kind::receivable           ? "due"
                          : record.kind() == Kind::framework_contract ? "start"
                                                                      : "date";
        const Number rate = rateOn(currency, std::min(record.text(day), isoDate(m_world.asOf)));
        if (!rate) return std::nullopt;
        // amount / 10^d * rate / 10^9 * 10^b
        __int128 numerator = static_cast<__int128>(amount) * *rate;
        __int128 denominator = 1'000'000'000;
        for (int i = 0; i < currencyDecimals(m_world.currency); ++i) numerator *= 10;
        for (int i = 0; i < currencyDecimals(currency); ++i) denominator *= 10;
        const bool negative = numerator < 0;
        if (negative) numerator = -numerator;
        const __int128 rounded = (numerator * 2 + denominator) / (denominator * 2);
        return static_cast<std::int64_t>(negative ? -rounded : rounded);
    }

    Number number(const Field& field, const Record& record) const {
        const Value& value = record.get(field.key);
        if (isEmpty(value)) return std::nullopt;
        const std::int64_t stored = integerOr(value, 0);
        return field.type == FieldType::money ? inBase(record, stored) : stored;
    }

    /// The names that a pick, a reference, a choice or tags go by; no name: nothing there.
    std::set<std::string> names(const Field& field, const Record& record) const {
        std::set<std::string> found;
        if (field.type == FieldType::tags) {
            for (const Record& link : m_world.of(Kind::client_tag))
                if (link.integer("client") == record.id())
                    found.insert(m_world.find(Kind::tag, link.integer("tag"))->text("name"));
            return found;
        }
        const Value& value = record.get(field.key);
        if (isEmpty(value)) return found;
        switch (field.type) {
            case FieldType::pick: {
                const Record* item = m_world.find(Kind::pick_item, integerOr(value, 0));
                found.insert(item->text("name"));
                if (!item->text("name_en").empty()) found.insert(item->text("name_en"));
                return found;
            }
            case FieldType::reference: {
                const KindRow& kind = kindRow(field.refersTo);
                found.insert(m_world.find(field.refersTo, integerOr(value, 0))->text(kind.nameField));
                return found;
            }
            case FieldType::choices:
                for (const std::string_view key : splitKeys(textOrEmpty(value))) found.emplace(key);
                return found;
            default:
                found.insert(textOrEmpty(value));
                return found;
        }
    }

    std::set<std::string> groupsOf(const Record& client) const {
        std::set<std::string> found;
        for (const Record& link : m_world.of(Kind::client_tag)) {
            if (link.integer("client") != client.id()) continue;
            const Record* tag = m_world.find(Kind::tag, link.integer("tag"));
            if (const Record* group = m_world.find(Kind::tag_group, tag->integer("tag_group")))
                found.insert(group->text("name"));
        }
        return found;
    }

    // ---- operators ----

    static bool anyOf(const std::vector<std::string>& wanted, const std::set<std::string>& held) {
        return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) { return held.contains(each); });
    }

    /// Operators over names and texts. `held` empty: there is no value.
    static bool nameTest(const std::string& op, const std::vector<std::string>& values,
                         const std::set<std::string>& held) {
        if (op == "equals" || op == "any_of") return anyOf(values, held);
        if (op == "not_equals" || op == "none_of") return !anyOf(values, held);
        if (op == "all_of")
            return std::all_of(values.begin(), values.end(), [&](const auto& each) { return held.contains(each); });
        if (op == "empty") return held.empty();
        if (op == "not_empty") return !held.empty();
        const bool filled = !held.empty();
        const std::string text = filled ? foldForSearch(*held.begin()) : std::string();
        const std::string part = foldForSearch(values.at(0));
        if (op == "contains") return filled && text.find(part) != std::string::npos;
        if (op == "not_contains") return !filled || text.find(part) == std::string::npos;
        if (op == "starts_with") return filled && text.starts_with(part);
        if (op == "ends_with") return filled && text.ends_with(part);
        throw std::logic_error("no such test of names: " + op);
    }

    static bool numberTest(const std::string& op, const std::vector<std::int64_t>& values, Number held) {
        const auto among = [&] { return std::find(values.begin(), values.end(), *held) != values.end(); };
        if (op == "empty") return !held;
        if (op == "not_empty") return held.has_value();
        if (op == "not_equals" || op == "none_of") return !held || !among();
        if (op == "not_between") return !held || *held < values[0] || *held > values[1];
        if (!held) return false;
        if (op == "equals" || op == "any_of") return among();
        if (op == "<") return *held < values[0];
        if (op == "<=") return *held <= values[0];
        if (op == ">") return *held > values[0];
        if (op == ">=") return *held >= values[0];
        if (op == "between") return *held >= values[0] && *held <= values[1];
        throw std::logic_error("no such test of numbers: " + op);
    }

    static std::chrono::year_month_day calendar(Date date) { return std::chrono::year_month_day(date); }
    static int monthIndex(Date date) {
        return static_cast<int>(calendar(date).year()) * 12 +
               static_cast<int>(static_cast<unsigned>(calendar(date).month())) - 1;
    }

    /// Whether a day lies in a named period: by counting weeks, months, quarters or years apart.
    bool inPeriod(const std::string& period, Date day) const {
        const int apart = period.starts_with("last") ? -1 : period.starts_with("next") ? 1 : 0;
        const std::string unit = period.substr(5);
        if (unit == "week") {
            // 1969-12-29 was a Monday.
            const auto week = [](Date date) { return (dayNumber(date) + 3 + 7'000'000) / 7; };
            return week(day) - week(m_world.asOf) == apart;
        }
        const int months = unit == "month" ? 1 : unit == "quarter" ? 3 : 12;
        return monthIndex(day) / months - monthIndex(m_world.asOf) / months == apart;
    }

    /// Whether somebody born on `born` (or whose calendar it is) celebrates on `day`.
    static bool celebrates(Date born, Date day, bool lunar) {
        if (lunar) {
            const auto birth = lunarDay(born);
            const auto today = lunarDay(day);
            if (!birth || !today || today->month != birth->month) return false;
            // The other of the two months of that number lies within 31 days.
            const auto has = [&](bool leap, int apart) {
                const auto there = lunarDay(day + std::chrono::days(apart));
                return there && there->leap == leap && there->month == today->month;
            };
            if (today->leap && !birth->leap) return false;
            if (!today->leap && birth->leap && (has(true, 15) || has(true, 30))) return false;
            if (today->day == birth->day) return true;
            return birth->day == 30 && today->day == 29 && lunarDay(day + std::chrono::days(1))->day == 1;
        }
        const auto birth = calendar(born);
        const auto today = calendar(day);
        if (birth.month() == today.month() && birth.day() == today.day()) return true;
        const bool leapling = birth.month() == std::chrono::February && birth.day() == std::chrono::day(29);
        return leapling && !today.year().is_leap() && today.month() == std::chrono::February &&
               today.day() == std::chrono::day(28);
    }

    bool dateTest(const std::string& op, const std::vector<std::string>& values, const std::string& held,
                  bool lunar) const {
        const bool filled = !held.empty();
        if (op == "empty") return !filled;
        if (op == "not_empty") return filled;
        const Date asOf = m_world.asOf;
        const Date date = filled ? valueOrThrow(parseIsoDate(held)) : asOf;
        const auto ago = (asOf - date).count();  // days since; negative: ahead
        const auto operand = [&] { return std::stol(values.at(0)); };
        const auto day = [&](std::size_t at) { return valueOrThrow(parseIsoDate(values.at(at))); };
        if (op == "not_equals") return !filled || date != day(0);
        if (op == "not_between") return !filled || date < day(0) || date > day(1);
        if (op == "not_within_days") return !filled || !(ago >= 0 && ago < operand());
        if (op == "not_next_days") return !filled || !(ago <= 0 && -ago < operand());
        if (op == "not_in_period") return !filled || !inPeriod(values.at(0), date);
        if (!filled) return false;
        if (op == "equals") return date == day(0);
        if (op == "<") return date < day(0);
        if (op == "<=") return date <= day(0);
        if (op == ">") return date > day(0);
        if (op == ">=") return date >= day(0);
        if (op == "between") return date >= day(0) && date <= day(1);
        if (op == "within_days") return ago >= 0 && ago < operand();
        if (op == "next_days") return ago <= 0 && -ago < operand();
        if (op == "more_than_days_ago") return ago > operand();
        if (op == "more_than_days_ahead") return -ago > operand();
        if (op == "in_period") return inPeriod(values.at(0), date);
        if (op == "anniversary_next_days" || op == "anniversary_in_period") {
            // Day by day through a year and a bit on either side; the date itself is no anniversary.
            std::optional<Date> first;
            bool found = false;
            for (int offset = -500; offset <= 500; ++offset) {
                const Date each = asOf + std::chrono::days(offset);
                const bool inside =
                    op == "anniversary_next_days" ? offset >= 0 && offset < operand() : inPeriod(values.at(0), each);
                if (!inside) continue;
                if (!first) first = each;
                if (celebrates(date, each, lunar)) found = true;
            }
            return found && first && date < *first;
        }
        throw std::logic_error("no such test of dates: " + op);
    }

    std::vector<std::int64_t> numbers(const Rule& rule, const Field& field) const {
        std::vector<std::int64_t> values;
        for (const std::string& text : rule.values)
            values.push_back(valueOrThrow(parsePlainAmount(text, decimalsOf(field, m_world.currency))));
        return values;
    }

    // ---- ranks ----

    static bool isRank(const std::string& op) { return op.starts_with("top") || op.starts_with("bottom"); }

    template <class ValueOf>
    bool ranked(const Rule& rule, const Record& client, const ValueOf& valueOf) const {
        std::vector<std::int64_t> all;
        const auto inUse = [](const Record& each) {
            return isEmpty(each.get("archived_at")) && isEmpty(each.get("deleted_at"));
        };
        for (const Record& each : m_world.of(Kind::client))
            if (inUse(each))
                if (const Number value = valueOf(each)) all.push_back(*value);
        const Number own = valueOf(client);
        if (!own || !inUse(client)) return false;
        std::sort(all.begin(), all.end());
        const bool top = rule.op.starts_with("top");
        if (top) std::reverse(all.begin(), all.end());
        std::size_t count = all.size();
        if (rule.op.ends_with("percent")) {
            const double percent = std::stod(rule.values.at(0));
            count = static_cast<std::size_t>(std::ceil(static_cast<double>(all.size()) * percent / 100.0 - 1e-9));
        } else {
            count = std::min(count, static_cast<std::size_t>(std::stoul(rule.values.at(0))));
        }
        const std::int64_t limit = all.at(count - 1);
        return top ? *own >= limit : *own <= limit;
    }

    // ---- conditions ----

    bool condition(const Rule& rule, const Record& record) const {
        const Field& field = fieldOf(record.kind(), rule.field);
        switch (field.type) {
            case FieldType::boolean: {
                const bool yes = record.integer(field.key) == 1;
                return rule.op == "is_true" ? yes : !yes;
            }
            case FieldType::integer:
            case FieldType::decimal:
            case FieldType::money:
                if (isRank(rule.op))
                    return ranked(rule, record, [&](const Record& each) { return number(field, each); });
                return numberTest(rule.op, numbers(rule, field), number(field, record));
            case FieldType::date: {
                const Field* flag = findField(record.kind(), std::string(field.key) + "_lunar");
                return dateTest(rule.op, rule.values, record.text(field.key), flag && record.integer(flag->key) == 1);
            }
            case FieldType::tags:
                if (rule.op == "any_in_group") return anyOf(rule.values, groupsOf(record));
                if (rule.op == "none_in_group") return !anyOf(rule.values, groupsOf(record));
                [[fallthrough]];
            default:
                return nameTest(rule.op, rule.values, names(field, record));
        }
    }

    // ---- records of a client ----

    std::vector<const Record*> counted(const Rule& rule, const Record& client) const {
        std::vector<const Record*> found;
        const Kind kind = findKind(rule.related)->kind;
        const std::string asOf = isoDate(m_world.asOf);
        static const std::set<Kind> kFacts{Kind::order,        Kind::receipt,     Kind::interaction,
                                           Kind::need,         Kind::complaint,   Kind::survey,
                                           Kind::verification, Kind::opportunity, Kind::criterion_check,
                                           Kind::key_decision, Kind::handover};
        static const std::map<Kind, std::string> kDays{{Kind::order, "date"},
                                                       {Kind::receipt, "date"},
                                                       {Kind::interaction, "date"},
                                                       {Kind::need, "date"},
                                                       {Kind::complaint, "date"},
                                                       {Kind::survey, "date"},
                                                       {Kind::receivable, "due"},
                                                       {Kind::task, "due"},
                                                       {Kind::project, "start"},
                                                       {Kind::verification, "date"},
                                                       {Kind::opportunity, "date"},
                                                       {Kind::benefit, "date"},
                                                       {Kind::milestone, "due"},
                                                       {Kind::framework_contract, "start"},
                                                       {Kind::playbook_entry, "entered_on"},
                                                       {Kind::criterion_check, "date"},
                                                       {Kind::key_decision, "date"},
                                                       {Kind::handover, "date"},
                                                       {Kind::event_guest, "date"},
                                                       {Kind::account_plan, "start"},
                                                       {Kind::account_goal, "due"}};
        static const std::set<Kind> kPlans{Kind::receivable,   Kind::task,         Kind::project,
                                           Kind::benefit,      Kind::milestone,    Kind::framework_contract,
                                           Kind::account_plan, Kind::account_goal, Kind::event_guest};
        for (const Record& record : m_world.of(kind)) {
            if (record.integer("client") != client.id()) continue;
            if (kFacts.contains(kind) && record.text("date") > asOf) continue;
            if (kind == Kind::playbook_entry && record.text("entered_on") > asOf) continue;
            if (kPlans.contains(kind) && m_world.enteredOn > m_world.asOf &&
                (record.text(kDays.at(kind)).empty() || record.text(kDays.at(kind)) > asOf))
                continue;
            // A part at a client lasts from one day to another; without a beginning it was always there.
            if (kind == Kind::contact_role && m_world.enteredOn > m_world.asOf && record.text("start") > asOf) continue;
            if (kind == Kind::assessment_score &&
                m_world.find(Kind::assessment, record.integer("assessment"))->text("as_of") > asOf)
                continue;
            const Rule::Period& period = rule.period;
            if (period.bounded()) {
                const std::string& day = record.text(period.dateField.empty() ? kDays.at(kind) : period.dateField);
                if (day.empty()) continue;
                const Date date = valueOrThrow(parseIsoDate(day));
                if (period.withinDays != 0 &&
                    (date > m_world.asOf || (m_world.asOf - date).count() >= period.withinDays))
                    continue;
                if (!period.named.empty() && !inPeriod(period.named, date)) continue;
                if (!period.from.empty() && day < period.from) continue;
                if (!period.to.empty() && day > period.to) continue;
            }
            if (!rule.children.empty() && !holds(rule.children.front(), record)) continue;
            found.push_back(&record);
        }
        return found;
    }

    bool related(const Rule& rule, const Record& client) const {
        if (rule.aggregate == "exists") return !counted(rule, client).empty();
        const Kind kind = findKind(rule.related)->kind;
        if (rule.aggregate == "count") {
            Field figure;
            figure.type = FieldType::integer;
            const auto count = [&](const Record& each) -> Number {
                return static_cast<std::int64_t>(counted(rule, each).size());
            };
            if (isRank(rule.op)) return ranked(rule, client, count);
            return numberTest(rule.op, numbers(rule, figure), count(client));
        }
        const Field& field = fieldOf(kind, rule.field);
        if (field.type == FieldType::date) {
            std::string best;
            for (const Record* record : counted(rule, client)) {
                const std::string& day = record->text(field.key);
                if (day.empty()) continue;
                if (best.empty() || (rule.aggregate == "min" ? day < best : day > best)) best = day;
            }
            return dateTest(rule.op, rule.values, best, false);
        }
        Field figure = field;
        if (rule.aggregate == "avg") {
            figure.scale += 2;
            if (figure.type == FieldType::integer) figure.type = FieldType::decimal;
        }
        const auto of = [&](const Record& each) -> Number {
            std::vector<std::int64_t> values;
            for (const Record* record : counted(rule, each))
                if (const Number value = number(field, *record)) values.push_back(*value);
            std::int64_t sum = 0;
            for (const std::int64_t value : values) sum += value;
            if (rule.aggregate == "sum") return sum;
            if (values.empty()) return std::nullopt;
            if (rule.aggregate == "min") return *std::min_element(values.begin(), values.end());
            if (rule.aggregate == "max") return *std::max_element(values.begin(), values.end());
            const long double mean = static_cast<long double>(sum) * 100 / static_cast<long double>(values.size());
            return static_cast<std::int64_t>(mean < 0 ? -std::floor(-mean + 0.5L) : std::floor(mean + 0.5L));
        };
        if (isRank(rule.op)) return ranked(rule, client, of);
        return numberTest(rule.op, numbers(rule, figure), of(client));
    }

    const ReferenceWorld& m_world;
};

}  // namespace meike::test
