// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "domain/rule.h"
#include "domain/value.h"
#include "storage/database.h"

/// Who is in which segment and whom the rules of tags hold for: derived tables that are brought up to date by
/// difference, and the log of what came and went. Outside sessions, digest and undo.
namespace meike {

/// Active clients (neither archived nor in the bin) for whom the rule holds, by id.
std::vector<RecordId> clientsMatching(Database& database, const Rule& rule, Date asOf, bool handTags = false);

/// With what the members of a segment were found.
struct SegmentState {
    std::int64_t version = 0;  ///< of its rule
    std::string ruleHash;      ///< of the rule with the segments it names
    std::string asOf;          ///< ISO
    std::int64_t dataVersion = 0;
    std::int64_t since = 0;  ///< UTC milliseconds: the log knows everything from then on

    friend bool operator==(const SegmentState&, const SegmentState&) = default;
};
std::optional<SegmentState> segmentState(Database& database, RecordId segment);
/// As of the last look, by id.
std::vector<RecordId> segmentMembers(Database& database, RecordId segment);
/// As stored, also on a connection that hides them (hideTagMembers).
std::vector<RecordId> tagMembers(Database& database, RecordId tag);

/// Whether a rule puts the tag on, rather than people.
bool tagHasRule(Database& database, RecordId tag);

/// Why a client came or went.
enum class MembershipCause { rule, data, day };
const char* membershipCauseName(MembershipCause cause);

struct MembershipDifference {
    RecordId segment = 0;
    std::vector<RecordId> entered;
    std::vector<RecordId> left;
    bool logged = true;  ///< not the first look at a new segment
    MembershipCause cause = MembershipCause::data;
    std::int64_t version = 0;  ///< of the rule
    std::string asOf;          ///< ISO
};
/// Writes a difference and its log. `at` in UTC milliseconds.
void writeMembers(Database& writing, const MembershipDifference& difference, std::int64_t at);
void writeSegmentState(Database& writing, RecordId segment, const SegmentState& state);
void writeTagMembers(Database& writing, RecordId tag, const std::vector<RecordId>& entered,
                     const std::vector<RecordId>& left);
/// Makes empty TEMP tables that hide the members of tags on a read-only connection; writeTagMembers fills them.
void hideTagMembers(Database& reader);
/// The stored ones are seen again.
void showTagMembers(Database& reader);
/// Forgets the members of segments and tags that are gone, or that have no rule any more. The log stays: a deletion
/// may be undone. Returns whether there were any.
bool hasOrphanMembers(Database& database);
/// Rows of members that belong to no segment, or to a tag that no rule puts on.
struct OrphanMembers {
    std::int64_t ofSegments = 0;
    std::int64_t ofTags = 0;
};
OrphanMembers orphanMembers(Database& database);
void dropOrphanMembers(Database& writing);

/// With what the rules of all tags were last asked: nothing while that is not known.
struct TagState {
    std::int64_t dataVersion = 0;
    std::string asOf;  ///< ISO

    friend bool operator==(const TagState&, const TagState&) = default;
};
std::optional<TagState> tagState(Database& database);
void writeTagState(Database& writing, const TagState& state);

/// Where the log of a segment, as far back as it is complete, does not lead to its members: every change is written
/// together with its line, whatever is broken off.
struct LogFault {
    RecordId segment = 0;
    std::int64_t repeated = 0;      ///< came without having left, or left without having come
    std::int64_t contradicted = 0;  ///< clients whose last line says the opposite of what the members say
};
std::vector<LogFault> logFaults(Database& database);
/// Members that are not in use: archived, in the bin, or not there at all.
std::int64_t membersNotInUse(Database& database, RecordId segment);
/// Forgets who is in a segment: the next look finds them anew, and its log is complete from then on.
void forgetMembers(Database& writing, RecordId segment);

/// One line of the log.
struct MembershipEvent {
    RecordId client = 0;
    bool entered = false;
    std::string cause;  ///< `rule`, `data`, `day`
    std::int64_t version = 0;
    std::string asOf;
    std::int64_t atUtcMs = 0;
};
/// What happened in a segment from `since` (UTC milliseconds) on, newest first; as of a day, when one is given.
std::vector<MembershipEvent> membershipLog(Database& database, RecordId segment, std::int64_t since = 0,
                                           std::optional<Date> asOf = {});

/// Key accounts in use, by id.
std::vector<RecordId> keyAccountsInUse(Database& database);

}  // namespace meike
