// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/rule.h"

/// What rules name. A rule says what it means by names, so whoever renames, merges or deletes a record has the rules to
/// think of. Everything here follows from the tables of fields and operators: this is the one walk over a rule's names.
namespace meike {

/// A record that a rule names.
struct RuleReference {
    Kind kind = Kind::segment;
    std::string list;  ///< of pick items: the list they are in
    std::string name;  ///< of clients in a fixed list: the uid

    friend auto operator<=>(const RuleReference&, const RuleReference&) =
        default;  // NOLINT(modernize-use-nullptr): clang-tidy 14 sees a zero
};

/// What the names in one node are names of.
struct NameSort {
    Kind kind = Kind::segment;
    std::string_view list;  ///< of pick items
};
/// Nothing for a node that names no record. `kind` is what the node is about: clients, or the kind of the related
/// condition it stands in.
std::optional<NameSort> nameSortOf(const Rule& node, Kind kind);
/// The names that such a node holds.
std::vector<std::string> namesIn(const Rule& node);

/// Calls `fn` with every node and the kind it is about, the outer ones first. What resolveSegments has looked up
/// belongs to another rule and is left out unless `throughSegments`.
void forEachNode(const Rule& rule, const std::function<void(const Rule& node, Kind kind)>& fn,
                 bool throughSegments = false);

/// Every record that the rule names, each once, in the order of the rule.
std::vector<RuleReference> ruleReferences(const Rule& rule, bool throughSegments = false);

/// Whether two texts name the same record: segments whatever their width, everything else letter by letter, as the
/// rule's SQL asks.
bool isSameName(Kind kind, std::string_view a, std::string_view b);
bool isSameReference(const RuleReference& a, const RuleReference& b);

/// The rule naming `to` wherever it names `from`; none twice. With `both` it goes on naming `from` beside it, for names
/// that several records have: “is” then becomes “is any of”. Returns whether the rule named `from`.
bool replaceReference(Rule& rule, const RuleReference& from, const std::string& to, bool both = false);

/// Whether the rule looks at that field: in a condition (with `value`, only one that compares with it), as the figure
/// that is summed up, or as the day of a period.
bool asksForField(const Rule& rule, Kind kind, std::string_view field, const std::optional<std::string>& value = {});

/// The kinds that a rule can name at all, in table order.
std::vector<Kind> nameableKinds();

}  // namespace meike
