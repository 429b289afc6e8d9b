// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/membership.h"

#include <algorithm>
#include <span>

#include "app/segments.h"
#include "app/write_parts.h"
#include "base/error_code.h"
#include "exchange/rule_json.h"
#include "storage/hash.h"
#include "storage/membership.h"
#include "storage/records.h"
#include "storage/score_store.h"

namespace meike {

namespace {

struct Difference {
    std::vector<RecordId> entered;
    std::vector<RecordId> left;

    bool empty() const { return entered.empty() && left.empty(); }
};

Difference differenceOf(const std::vector<RecordId>& before, const std::vector<RecordId>& now) {
    Difference difference;
    std::set_difference(now.begin(), now.end(), before.begin(), before.end(), std::back_inserter(difference.entered));
    std::set_difference(before.begin(), before.end(), now.begin(), now.end(), std::back_inserter(difference.left));
    return difference;
}

/// Calls `fn` with the difference in parts.
void inParts(const Difference& difference, const std::function<void(Difference)>& fn) {
    const auto each = [&](const std::vector<RecordId>& ids, std::vector<RecordId> Difference::*member) {
        for (std::size_t at = 0; at < ids.size(); at += kPartRows) {
            Difference part;
            const auto begin = ids.begin() + static_cast<std::ptrdiff_t>(at);
            (part.*member).assign(begin, begin + static_cast<std::ptrdiff_t>(std::min(kPartRows, ids.size() - at)));
            fn(std::move(part));
        }
    };
    each(difference.entered, &Difference::entered);
    each(difference.left, &Difference::left);
}

/// The rule with its segments in place of their names.
Rule inlined(const Rule& rule) {
    if (rule.type == Rule::Type::segment) return inlined(rule.children.at(0));
    Rule whole = rule;
    if (rule.isGroup())
        for (Rule& child : whole.children) child = inlined(child);
    return whole;
}

/// One look at all rules.
class Refresh {
public:
    Refresh(Database& reader, const DerivedWrite& write, const Clock& clock, const std::stop_token& stop,
            const std::function<bool()>& pause)
        : m_reader(reader),
          m_write(write),
          m_stop(stop),
          m_pause(pause),
          m_asOf(clock.today()),
          m_now(clock.nowUtcMs()),
          m_dataVersion(dataVersion(reader)) {}

    MembershipRefresh run() {
        if (hasOrphanMembers(m_reader)) {
            write([](Database& writing) { dropOrphanMembers(writing); });
            m_changed = true;
        }
        bool any = false;
        for (const Record& tag : allRecords(m_reader, Kind::tag)) {
            if (tag.text("rule").empty()) continue;
            if (paused()) return finished();
            refreshTag(tag);
            any = true;
        }
        const TagState tags{m_dataVersion, isoDate(m_asOf)};
        m_tagsSeen = any && tagState(m_reader) != tags;
        for (const Segment& segment : allSegments(m_reader)) {
            if (segment.problem) continue;
            if (paused()) return finished();
            refreshSegment(segment);
        }
        return finished();
    }

private:
    bool paused() {
        m_complete = !m_pause || !m_pause();
        return !m_complete;
    }

    MembershipRefresh finished() {
        if (!m_states.empty() || m_tagsSeen)
            write([&](Database& writing) {
                if (m_tagsSeen) writeTagState(writing, {m_dataVersion, isoDate(m_asOf)});
                for (const auto& [segment, state] : m_states) writeSegmentState(writing, segment, state);
            });
        return {m_changed, m_complete};
    }

    void write(const std::function<void(Database&)>& fn) {
        if (m_stop.stop_requested() || !m_write(fn))
            throw Error(ErrorKind::cancelled, {}, ErrorCode::workspace_closing);
    }

    std::optional<Rule> usable(const Rule& rule) {
        try {
            return resolved(m_reader, rule);
        } catch (const Error&) {
            return std::nullopt;  // a segment it names is gone; saving refuses that, an undo cannot
        }
    }

    void refreshTag(const Record& tag) {
        const auto rule = usableTagRule(m_reader, tag);
        if (!rule) return;
        const Difference difference =
            differenceOf(tagMembers(m_reader, tag.id()), clientsMatching(m_reader, *rule, m_asOf, true));
        if (difference.empty()) return;
        m_changed = true;
        inParts(difference, [&](const Difference& part) {
            write([&](Database& writing) { writeTagMembers(writing, tag.id(), part.entered, part.left); });
        });
    }

    void refreshSegment(const Segment& segment) {
        const auto rule = usable(segment.rule);
        if (!rule) return;
        const auto before = segmentState(m_reader, segment.id);
        const SegmentState now{segment.version, ruleHash(*rule), isoDate(m_asOf), m_dataVersion,
                               before ? before->since : m_now};
        // Written last: if this is broken off, the next look finds the rest and knows why.
        if (before != now) m_states.emplace_back(segment.id, now);
        const Difference difference =
            differenceOf(segmentMembers(m_reader, segment.id), clientsMatching(m_reader, *rule, m_asOf));
        if (difference.empty()) return;
        m_changed = true;
        MembershipDifference whole;
        whole.segment = segment.id;
        whole.logged = before.has_value();
        whole.version = now.version;
        whole.asOf = now.asOf;
        if (before && before->ruleHash != now.ruleHash)
            whole.cause = MembershipCause::rule;
        else if (before && before->dataVersion == now.dataVersion && before->asOf != now.asOf)
            whole.cause = MembershipCause::day;
        inParts(difference, [&](Difference part) {
            whole.entered = std::move(part.entered);
            whole.left = std::move(part.left);
            write([&](Database& writing) { writeMembers(writing, whole, m_now); });
        });
    }

    Database& m_reader;
    const DerivedWrite& m_write;
    std::stop_token m_stop;
    const std::function<bool()>& m_pause;
    Date m_asOf;
    std::int64_t m_now;
    std::int64_t m_dataVersion;
    std::vector<std::pair<RecordId, SegmentState>> m_states;
    bool m_tagsSeen = false;
    bool m_changed = false;
    bool m_complete = true;
};

}  // namespace

std::string ruleHash(const Rule& rule) {
    Hasher hasher;
    hasher.add(std::string_view(ruleJson(inlined(rule))));
    return hashText(hasher.finish());
}

std::optional<Rule> usableTagRule(Database& reader, const Record& tag) {
    if (tag.text("rule").empty()) return std::nullopt;
    const auto parsed = parseRule(tag.text("rule"));
    if (!parsed) return std::nullopt;
    try {
        return resolved(reader, *parsed);
    } catch (const Error&) {
        return std::nullopt;
    }
}

TagMembers tagMembersOn(Database& reader, Date asOf) {
    TagMembers members;
    for (const Record& tag : allRecords(reader, Kind::tag))
        if (const auto rule = usableTagRule(reader, tag))
            members.emplace_back(tag.id(), clientsMatching(reader, *rule, asOf, true));
    return members;
}

void overlayTags(Database& reader, Date asOf) { overlayTags(reader, tagMembersOn(reader, asOf)); }

void overlayTags(Database& reader, const TagMembers& members) {
    showTagMembers(reader);
    if (members.empty() && orphanMembers(reader).ofTags == 0) return;
    hideTagMembers(reader);
    for (const auto& [tag, clients] : members) writeTagMembers(reader, tag, clients, {});
}

MembershipRefresh refreshMemberships(Database& reader, const DerivedWrite& write, const Clock& clock,
                                     const std::stop_token& stop, const std::function<bool()>& pause) {
    return Refresh(reader, write, clock, stop, pause).run();
}

}  // namespace meike
