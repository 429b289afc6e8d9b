// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/membership_check.h"

#include "app/words/error_words.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "app/membership.h"
#include "app/segments.h"
#include "exchange/rule_json.h"
#include "storage/membership.h"
#include "storage/records.h"
#include "storage/score_store.h"

namespace meike {

namespace {

template <class Number>
std::string counted(Number number, const char* one, const char* many) {
    return std::to_string(number) + " " + (number == 1 ? one : many);
}

/// Who is stored and who should be.
struct Mismatch {
    std::vector<RecordId> missing;
    std::vector<RecordId> surplus;

    bool empty() const { return missing.empty() && surplus.empty(); }
    std::string text() const {
        return counted(missing.size(), "client", "clients") + " missing, " + std::to_string(surplus.size()) +
               " too many";
    }
};

Mismatch compared(const std::vector<RecordId>& stored, const std::vector<RecordId>& found) {
    Mismatch difference;
    std::set_difference(found.begin(), found.end(), stored.begin(), stored.end(),
                        std::back_inserter(difference.missing));
    std::set_difference(stored.begin(), stored.end(), found.begin(), found.end(),
                        std::back_inserter(difference.surplus));
    return difference;
}

/// One look at everything that is derived from rules.
class Check {
public:
    Check(Database& reader, const ScoredReader& scored)
        : m_reader(reader), m_scored(scored), m_dataVersion(dataVersion(reader)) {
        const bool current = checkTags();
        for (const LogFault& fault : logFaults(m_reader)) m_logFaults.emplace(fault.segment, fault);
        bool seen = current;
        for (const Segment& segment : allSegments(m_reader)) seen = checkSegment(segment) || seen;
        // Only a look that came after the last edit has cleared away what is gone.
        if (seen) checkOrphans();
    }

    std::vector<Finding> findings;
    std::set<RecordId> segments;        ///< whose members are wrong
    std::map<RecordId, Mismatch> tags;  ///< that are on the wrong clients
    bool orphans = false;

private:
    void found(const char* what, const std::string& detail, bool repairable) {
        findings.push_back({what, detail, repairable});
    }

    Database* scoredOn(const std::string& asOf) {
        const auto day = parseIsoDate(asOf);
        if (!day) return nullptr;
        auto& reader = m_scoredReaders[asOf];
        if (!reader) reader = m_scored(*day);
        return reader.get();
    }

    /// Whether the rules of tags were asked after the last edit.
    bool checkTags() {
        const auto state = tagState(m_reader);
        const bool current = state && state->dataVersion == m_dataVersion;
        for (const Record& tag : allRecords(m_reader, Kind::tag)) {
            const std::string& text = tag.text("rule");
            if (text.empty()) continue;
            const std::string name = "tag “" + tag.text("name") + "”";
            if (const auto parsed = parseRule(text); !parsed) {
                found("rules",
                      "the rule of " + name + " cannot be read: " + errorWords(parsed.error().detail(), Language::en),
                      false);
                continue;
            }
            Database* scored = current ? scoredOn(state->asOf) : nullptr;
            const auto rule = scored ? usableTagRule(m_reader, tag) : std::nullopt;
            if (!rule) continue;
            auto difference = compared(tagMembers(m_reader, tag.id()),
                                       clientsMatching(*scored, *rule, *parseIsoDate(state->asOf), true));
            if (difference.empty()) continue;
            found("tags_by_rule", name + " is not on the clients that its rule finds: " + difference.text(), true);
            tags.emplace(tag.id(), std::move(difference));
        }
        return current;
    }

    /// Whether it was looked at after the last edit.
    bool checkSegment(const Segment& segment) {
        const std::string name = "segment “" + segment.name + "”";
        if (segment.problem) {
            // The day of a list, or the path of what is wrong in a rule.
            const bool day = segment.problem->subject() == "fixed_on";
            found("rules",
                  (day ? "the day of " : "the rule of ") + name +
                      " cannot be read: " + errorWords(segment.problem->detail(), Language::en),
                  false);
            return false;
        }
        checkList(segment.rule, name);
        const auto wrong = [&](const std::string& detail) {
            found("memberships", name + ": " + detail, true);
            segments.insert(segment.id);
        };
        if (const auto fault = m_logFaults.find(segment.id); fault != m_logFaults.end()) {
            if (fault->second.repeated > 0)
                wrong(counted(fault->second.repeated, "time", "times") +
                      " its log has a client coming twice or leaving twice in a row");
            if (fault->second.contradicted > 0)
                wrong("its log says otherwise than its members for " +
                      counted(fault->second.contradicted, "client", "clients"));
        }
        const auto state = segmentState(m_reader, segment.id);
        if (!state || state->dataVersion != m_dataVersion) return false;
        const auto rule = usable(segment.rule);
        if (!rule) return true;
        if (state->version != segment.version || state->ruleHash != ruleHash(*rule)) {
            wrong("its members are noted for another version of its rule");
            return true;
        }
        if (const auto gone = membersNotInUse(m_reader, segment.id); gone > 0)
            wrong(std::to_string(gone) + " of its members are archived, deleted or not there");
        Database* scored = scoredOn(state->asOf);
        if (!scored) {
            wrong("its members are noted for no real day, " + state->asOf);
            return true;
        }
        const Mismatch difference =
            compared(segmentMembers(m_reader, segment.id), clientsMatching(*scored, *rule, *parseIsoDate(state->asOf)));
        if (!difference.empty())
            wrong("its members are not those that its rule finds as of " + state->asOf + ": " + difference.text());
        return true;
    }

    /// A fixed list holds each client once.
    void checkList(const Rule& rule, const std::string& name) {
        if (rule.type == Rule::Type::clients) {
            const std::set<std::string> each(rule.values.begin(), rule.values.end());
            if (each.size() != rule.values.size())
                found("rules",
                      "the list of " + name + " names " +
                          counted(rule.values.size() - each.size(), "client", "clients") + " twice",
                      false);
        }
        for (const Rule& child : rule.children) checkList(child, name);
    }

    void checkOrphans() {
        const OrphanMembers gone = orphanMembers(m_reader);
        orphans = gone.ofSegments > 0 || gone.ofTags > 0;
        if (gone.ofSegments > 0)
            found("memberships", counted(gone.ofSegments, "member", "members") + " of segments that are not there",
                  true);
        if (gone.ofTags > 0)
            found("tags_by_rule", counted(gone.ofTags, "tag", "tags") + " put on by a rule that is not there", true);
    }

    std::optional<Rule> usable(const Rule& rule) {
        try {
            return resolved(m_reader, rule);
        } catch (const Error&) {
            return std::nullopt;
        }
    }

    Database& m_reader;
    const ScoredReader& m_scored;
    std::int64_t m_dataVersion;
    std::map<RecordId, LogFault> m_logFaults;
    std::map<std::string, std::unique_ptr<Database>> m_scoredReaders;
};

}  // namespace

std::vector<Finding> checkMemberships(Database& reader, const ScoredReader& scored) {
    return Check(reader, scored).findings;
}

void repairMemberships(Database& reader, const ScoredReader& scored, Database& writing) {
    const Check check(reader, scored);
    for (const auto& [tag, difference] : check.tags)
        writeTagMembers(writing, tag, difference.missing, difference.surplus);
    for (const RecordId segment : check.segments) forgetMembers(writing, segment);
    if (check.orphans) dropOrphanMembers(writing);
}

}  // namespace meike
