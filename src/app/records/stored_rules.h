// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/record.h"
#include "domain/rule_references.h"
#include "storage/workspace.h"

/// The rules that the workspace keeps (of segments, of tags put on by rule ...), and what they name.
namespace meike {

/// The field that holds a kind's rule: a long text called `rule`; nullptr when the kind has none.
const Field* ruleFieldOf(Kind kind);

struct StoredRule {
    Record record;  ///< a segment, a tag ...
    Rule rule;
};
/// Those that can be read; a rule that cannot names nothing.
std::vector<StoredRule> storedRules(Database& database);

/// Whose rule it is that names something.
struct RuleUse {
    Kind kind = Kind::segment;  ///< a segment, a saved view, a playbook, or a tag that a rule puts on
    RecordId id = 0;
    std::string name;
};
/// Whose rule names this record, its own aside.
std::vector<RuleUse> rulesNaming(Database& database, Kind kind, RecordId id);
/// Whose rule looks at this field.
std::vector<RuleUse> rulesNamingField(Database& database, Kind kind, std::string_view field);
/// In English, names shortened: the segment “近期” refers to it.
ErrorDetail refersToIt(const RuleUse& use);

/// What rules may call a record: its name; of pick items also the English one.
std::vector<RuleReference> namesOf(const Record& record);
/// The records that a name in a rule stands for, by id.
std::vector<RecordId> recordsNamed(Database& database, const RuleReference& reference);

/// Keeps rules true while records change, within one edit. Reads the rules once; whoever writes one tells it.
class RuleNames {
public:
    explicit RuleNames(Edit& edit) : m_edit(edit) {}
    /// A rule was written.
    void forget() { m_references.reset(); }

    /// Error{invalid_value} when a record takes a name that another one has and a rule means: the rule would then mean
    /// both. For kinds whose names are of the whole workspace; orders and contacts may well be called alike.
    void refuseSecondMeaning(const Record* before, const Record& after);
    /// Writes the new names of a changed record into the rules that name it. Error{invalid_value} when it has lost a
    /// name that a rule means.
    void follow(const Record& before, const Record& after);
    /// Rules that name `from` name `into` from now on; `from` is about to go.
    void merge(const Record& from, const Record& into);

    /// What rules name and could go with a record of that kind, as far as it is there.
    std::vector<RuleReference> endangeredBy(Kind kind);
    /// Error{invalid_value} for the first of them that no record bears any more and a rule still names.
    void refuseVanished(const std::vector<RuleReference>& endangered);

private:
    bool isNamed(const RuleReference& reference);
    /// Whether any rule names a record of that kind.
    bool isKindNamed(Kind kind);
    const std::vector<RuleReference>& references();
    void replace(const RuleReference& from, const std::string& to, bool both);

    Edit& m_edit;
    std::optional<std::vector<RuleReference>> m_references;  ///< of all stored rules, sorted
};

}  // namespace meike
