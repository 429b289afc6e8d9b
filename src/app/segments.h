// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/words/rule_sentence.h"
#include "base/date.h"
#include "base/label.h"
#include "domain/rule.h"
#include "storage/client_query.h"
#include "storage/membership.h"
#include "storage/workspace.h"

/// Segments: saved rules, and lists taken from them. Functions that take an Edit belong inside one edit.
namespace meike {

struct Segment {
    RecordId id = 0;
    std::string name;
    Rule rule;  ///< as saved: the segments it names are not looked up
    std::string notes;
    std::int64_t version = 1;     ///< of the rule; counts its changes
    std::optional<Date> fixedOn;  ///< of a list taken on a day; empty: live
    /// What is damaged: the stored rule, and `rule` is one that holds for nobody; or the day that the list was taken
    /// on. Such a segment stays as it is: it is shown, asked by nobody, and its members are not looked up again.
    std::optional<Error> problem;
};

/// By name, as people sort.
std::vector<Segment> allSegments(Database& database);
/// Nothing when it is gone.
std::optional<Segment> segmentOf(Database& database, RecordId segment);
/// By name, whatever its width; nothing when there is none.
std::optional<Segment> findSegment(Database& database, std::string_view name);
/// The same, or Error{not_found}.
Segment segmentNamed(Database& database, std::string_view name);

/// The rule with the segments it names looked up, ready for ClientQuery and the rest. Errors as resolveSegments.
Rule resolved(Database& database, const Rule& rule);

/// Error{invalid_value} for a rule that does not hold together or whose segments lead back to `name` (the segment it is
/// to be saved as, or empty); Error{not_found} for one that names a segment that does not exist.
void checkRule(Database& database, const Rule& rule, const std::string& name = {});

/// Saves a rule under a name: a new segment, or a new version of the one that has it. Returns its id.
RecordId saveSegment(Edit& edit, const std::string& name, const Rule& rule,
                     const std::optional<std::string>& notes = std::nullopt);
/// The condition to be one of these clients; those that are gone are left out.
Rule fixedListOf(Database& database, const std::vector<RecordId>& clients);
/// Keeps these clients as a segment that no longer follows a rule. Error{invalid_value} when the name is taken.
RecordId saveSnapshot(Edit& edit, const std::string& name, const std::vector<RecordId>& clients, Date day,
                      const std::string& notes = {});
/// The same with the condition that fixedListOf gives.
RecordId saveFixedList(Edit& edit, const std::string& name, const Rule& list, Date day, const std::string& notes = {});
/// Renames it, also in the rules of other segments and of tags. Error{invalid_value} when the name is taken.
void renameSegment(Edit& edit, RecordId segment, const std::string& name);
/// What it is for, in the words of who made it; the rule stays the version it is.
void setSegmentNotes(Edit& edit, RecordId segment, const std::string& notes);

/// Error{invalid_value} naming the first rule that refers to it (rulesNaming), names shortened.
void removeSegment(Edit& edit, RecordId segment);

Command saveSegmentCommand(Database& database, const std::string& name);
Command snapshotCommand(const std::string& name);

/// Count and value in the window of the clients of a rule (segments in it are looked up).
ClientTotals ruleTotals(Database& database, const Rule& rule, Date asOf);
/// Its first clients, those of highest value first.
std::vector<RecordId> rulePreview(Database& database, const Rule& rule, Date asOf, std::int64_t limit);

/// Something that a rule counts on and that is not there, so that it finds less than one might think.
struct RuleGap {
    std::array<std::string, 2> text;  ///< zh, en: 没有叫“X”的标签 / there is no tag “X”

    const std::string& in(Language language) const { return text[language == Language::zh ? 0 : 1]; }
};
/// Tags, tag groups, people, pick items, records and segments that the rule names and that do not exist, tiers that
/// the profile in use does not have, and currencies without a rate where it adds up or compares amounts. Each once, in
/// the order of the rule.
std::vector<RuleGap> ruleGaps(Database& database, const Rule& rule);

/// How ruleSentence puts this workspace's rules into words: its currency and the names of its pick lists.
SentenceContext sentenceContext(Database& database, Language language);

/// Why a client is in or out: one node of the rule, with what the client has.
struct RuleExplanation {
    Rule::Type type = Rule::Type::all;
    bool holds = false;
    std::array<std::string, 2> sentence;    ///< zh, en: the node alone
    std::array<std::string, 2> held;        ///< what the client has there; empty for groups, segments and lists
    std::vector<RuleExplanation> children;  ///< of groups and segments; sub-filters of records are told in the sentence

    const std::string& sentenceIn(Language language) const { return sentence[language == Language::zh ? 0 : 1]; }
    const std::string& heldIn(Language language) const { return held[language == Language::zh ? 0 : 1]; }
};
RuleExplanation explainRule(Database& database, const Rule& rule, RecordId client, Date asOf);

/// One region of two or three overlapping segments.
struct OverlapRegion {
    unsigned mask = 0;  ///< bit i: in rules[i]; never 0
    std::vector<RecordId> clients;
    std::int64_t monetary = 0;  ///< value in the window, minor units
};
/// All regions (3 of two, 7 of three), empty ones too, by mask. Error{invalid_value} for fewer or more rules.
std::vector<OverlapRegion> overlap(Database& database, const std::vector<Rule>& rules, Date asOf);

/// Who is in a segment now and was not at a moment, and the reverse, by the log; clients that came and went again
/// are in neither. `known` is false when the segment was first looked at after that moment. As of a day: what came
/// later is not told.
struct SegmentChanges {
    bool known = true;
    std::int64_t since = 0;  ///< UTC milliseconds: the moment, or the first look when that was later
    std::vector<RecordId> entered;
    std::vector<RecordId> left;
    std::vector<MembershipEvent> events;  ///< newest first
};
SegmentChanges changesSince(Database& database, RecordId segment, std::int64_t sinceUtcMs,
                            std::optional<Date> asOf = {});
/// The days up to `asOf`, that one included.
SegmentChanges changesOfDays(Database& database, RecordId segment, int days, Date asOf);

}  // namespace meike
