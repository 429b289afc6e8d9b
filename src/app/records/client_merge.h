// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/records/client_relations.h"
#include "app/records/same_contacts.h"
#include "app/records/stored_rules.h"
#include "domain/command.h"
#include "domain/record.h"
#include "storage/workspace.h"

/// Two clients made one. What hangs on the one that goes hangs on the one that is kept, by the tables of kinds and
/// fields; its own fields stay its own, in the recycle bin, with the saved scores that were said of it.
namespace meike {

enum class MergeSide : std::uint8_t { keep, gone, both };
/// `keep`, `gone`, `both`.
std::string_view mergeSideName(MergeSide side);
std::optional<MergeSide> mergeSideNamed(std::string_view name);

/// What somebody has chosen, by field; the rest is as the preview says. `both` is for texts of several lines, lists of
/// names, and choices of which there may be several.
struct MergeChoices {
    std::map<std::string, MergeSide, std::less<>> take = {};
    /// Contacts that stay two though they seem to be the same person: either of the two.
    std::set<RecordId> contactsApart = {};
    bool allContactsApart = false;
};

/// One field that either of the two has filled.
struct MergeField {
    const Field* field = nullptr;
    Value keep;
    Value gone;
    MergeSide taken = MergeSide::keep;  ///< the filled one; of two the kept one's, unless chosen otherwise
    Value result;
    bool mayBoth = false;

    bool differs() const { return !isEmpty(keep) && !isEmpty(gone) && keep != gone; }
};

/// Records that point to the two.
struct MergeRelation {
    ClientRelation relation;
    std::int64_t keep = 0;  ///< of the kept client
    std::int64_t gone = 0;  ///< that move; of snapshots, that stay
    std::int64_t same =
        0;  ///< of those that move: the kept client has one that differs in nothing. Links among them go
};

/// A contact of both: one from now on, with all that hangs on either.
struct MergeContact {
    SameContact same;    ///< from the client that goes into the one that is kept
    bool folded = true;  ///< false: chosen to stay two
};

/// Something to look at before.
struct MergeConflict {
    enum class What : std::uint8_t {
        registration_no,  ///< both have one, and they differ: two companies, probably
        code,             ///< both have a client code
        kept_apart,       ///< somebody has said that they are not the same
        above,            ///< the one stands above the other, or is its agent: that goes
        circle,           ///< with that parent it would stand above itself: it gets none
        shared_key,       ///< records of the same name or number at both: `kind`, `field`, `values`
        same_records,     ///< records that differ in nothing, counted twice from now on: `kind`, `count`
    };
    What what = What::code;
    Kind kind = Kind::client;
    std::string_view field = {};
    std::vector<std::string> values = {};
    std::int64_t count = 0;
};
/// `registration_no`, `kept_apart` ...
std::string_view mergeConflictName(MergeConflict::What what);

struct MergePreview {
    RecordId keep = 0;
    RecordId gone = 0;
    std::vector<MergeField> fields;        ///< in the order of the field table, then the workspace's own
    std::vector<RecordId> tags;            ///< put on by hand, of both: those of the kept one first
    std::vector<RecordId> newTags;         ///< among them, those that the kept one gets
    std::vector<MergeRelation> relations;  ///< those that either has any of
    std::vector<MergeContact> contacts;    ///< that both have
    std::int64_t keepPins = 0;             ///< on the timeline
    std::int64_t gonePins = 0;
    std::vector<RuleUse> rules;  ///< whose rules name the one that goes, fixed lists among them
    std::vector<MergeConflict> conflicts;
};

/// What a merge would do. Error{not_found} for a client that is not there, Error{invalid_value} for one and the same,
/// for one in the bin, and for a choice that cannot be.
MergePreview previewMerge(Database& database, RecordId keep, RecordId gone, const MergeChoices& choices = {});

/// Does it; belongs inside one edit. Returns what it has done, as the preview had said.
MergePreview mergeClients(Edit& edit, RecordId keep, RecordId gone, const MergeChoices& choices = {});
Command mergeClientsCommand(Database& database, RecordId keep, RecordId gone);
/// Of several in one step.
Command mergeClientsCommand(Database& database, RecordId keep, std::span<const RecordId> gone);

/// Into whom clients in the bin were merged, those who were merged further followed to the end: files that go on naming
/// them mean that one.
std::unordered_map<RecordId, RecordId> mergedClients(Database& database);

}  // namespace meike
