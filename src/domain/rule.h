// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/error.h"
#include "domain/field.h"
#include "domain/related.h"

namespace meike {

/// A tree of conditions over clients and what hangs on them: what filter chips, segments and dynamic tags mean. A rule
/// is a pure predicate of the records, the scores and the as-of day. Its JSON is in exchange/rule_json.h, its sentence
/// in rule_sentence.h, its SQL in storage/rule_sql.h.
struct Rule {
    enum class Type {
        all,        ///< every child holds; without children it holds for everyone
        any,        ///< one child holds; without children it holds for nobody
        none,       ///< the complement of `any`
        condition,  ///< `field` `op` `values`
        related,    ///< a figure over the client's records of a kind
        segment,    ///< the client is in another segment
        clients     ///< a fixed list: the client's uid is one of `values`
    };

    /// Which records of a related kind count, by their day: the last `withinDays` days, a named period, or from..to.
    /// At most one of the three.
    struct Period {
        std::string dateField;  ///< empty: dayField() of the kind
        std::int64_t withinDays = 0;
        std::string named;  ///< key of the period table
        std::string from;   ///< ISO, included
        std::string to;     ///< ISO, included

        bool bounded() const { return withinDays != 0 || !named.empty() || !from.empty() || !to.empty(); }
        friend bool operator==(const Period&, const Period&) = default;
    };

    Type type = Type::all;
    /// Of all / any / none. Of `related`: the sub-filter over the kind's own fields, one rule or none. Of `segment`:
    /// that segment's rule once it has been looked up (resolveSegments), else nothing.
    std::vector<Rule> children;

    std::string field;  ///< of a condition; of `related` the field that is summed up
    std::string op;     ///< of a condition; of `related` compares the figure; empty for `exists`
    /// As people write them in machine spelling: keys of choices, names of tags, people and pick items, plain decimals
    /// (money in major units of the base currency), ISO dates.
    std::vector<std::string> values;

    std::string related;    ///< key of the kind: `orders`
    std::string aggregate;  ///< `exists`, `count`, `sum`, `min`, `max`, `avg`
    Period period;

    std::string segment;  ///< name

    static Rule condition(std::string field, std::string op, std::vector<std::string> values = {});
    static Rule all(std::vector<Rule> children);
    static Rule any(std::vector<Rule> children);
    static Rule none(std::vector<Rule> children);
    /// There is a record of the kind for which `where` holds.
    static Rule exists(std::string kind, std::vector<Rule> where = {});
    static Rule inSegment(std::string name);
    static Rule fixedList(std::vector<std::string> uids);

    bool isGroup() const { return type == Type::all || type == Type::any || type == Type::none; }

    friend bool operator==(const Rule&, const Rule&) = default;
};

/// What the operator of a condition (or of the figure of a related condition) looks at; nullopt when there is no such
/// field, kind or aggregate.
std::optional<Field> subjectOf(const Rule& rule, Kind kind = Kind::client);

/// One thing wrong with a single node.
struct RuleProblem {
    std::string member;  ///< `field`, `op`, `value`, `value[1]`, `related`, `period` ... as in the JSON; may be empty
    ErrorDetail what;
};
/// What is wrong with one node, its children aside. `kind` is what it is about: clients, or the kind of the related
/// condition it stands in.
std::optional<RuleProblem> findProblem(const Rule& rule, Kind kind = Kind::client);

/// Error{invalid_value} with the path of the first mistake as subject (`all[1].where.op`, as in the JSON) and what was
/// is wrong there as detail.
Result<void> validate(const Rule& rule, Kind kind = Kind::client);

/// The rule of a segment by its name; nullopt when there is none.
using SegmentLookup = std::function<std::optional<Rule>(const std::string& name)>;
/// The rule with the rule of each segment that it names in that node's children, and so on down. Error{not_found} for
/// a segment that does not exist, Error{invalid_value} for one that leads back to itself.
Result<Rule> resolveSegments(Rule rule, const SegmentLookup& lookup);
/// Names of the segments that the rule refers to directly, each once.
std::vector<std::string> segmentsIn(const Rule& rule);

/// Conditions of all sorts in the rule; a rule that is asked of the file may have kMaxConditions.
std::size_t conditionCount(const Rule& rule);
inline constexpr std::size_t kMaxConditions = 500;
/// How many groups, sub-filters and segments stand inside one another; a rule that is asked of the file may have
/// kMaxNesting.
std::size_t nesting(const Rule& rule);
inline constexpr std::size_t kMaxNesting = 10;

}  // namespace meike
