// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/segments.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/records/record_writer.h"
#include "base/error_code.h"
#include "base/unicode.h"
#include "exchange/rule_json.h"
#include "storage/records.h"
#include "storage/rule_probe.h"

namespace meike {

namespace {

Segment segmentFrom(const Record& record) {
    Segment segment;
    segment.id = record.id();
    segment.name = record.text("name");
    segment.notes = record.text("notes");
    segment.version = record.integer("version", 1);
    if (auto rule = parseRule(record.text("rule"))) {
        segment.rule = std::move(*rule);
    } else {
        segment.rule = Rule::any({});
        segment.problem = rule.error();
    }
    if (record.text("fixed_on").empty()) return segment;
    if (const auto day = parseIsoDate(record.text("fixed_on")))
        segment.fixedOn = *day;
    else if (!segment.problem)
        segment.problem = Error(ErrorKind::invalid_value, "fixed_on", day.error().detail());
    return segment;
}

std::optional<Record> recordNamed(Database& database, std::string_view name) {
    const std::string wanted = matchKey(name);
    for (Record& record : allRecords(database, Kind::segment))
        if (matchKey(record.text("name")) == wanted) return std::move(record);
    return std::nullopt;
}

}  // namespace

std::vector<Segment> allSegments(Database& database) {
    std::vector<std::pair<std::string, Segment>> sorted;
    for (const Record& record : allRecords(database, Kind::segment))
        sorted.emplace_back(sortKey(record.text("name")), segmentFrom(record));
    std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Segment> segments;
    segments.reserve(sorted.size());
    for (auto& [key, segment] : sorted) segments.push_back(std::move(segment));
    return segments;
}

std::optional<Segment> segmentOf(Database& database, RecordId segment) {
    const auto record = readRecord(database, Kind::segment, segment);
    return record ? std::optional(segmentFrom(*record)) : std::nullopt;
}

std::optional<Segment> findSegment(Database& database, std::string_view name) {
    const auto record = recordNamed(database, name);
    return record ? std::optional(segmentFrom(*record)) : std::nullopt;
}

Segment segmentNamed(Database& database, std::string_view name) {
    if (auto segment = findSegment(database, name)) return std::move(*segment);
    throw Error(ErrorKind::not_found, std::string(name), ErrorCode::no_such_segment);
}

Rule resolved(Database& database, const Rule& rule) {
    return valueOrThrow(resolveSegments(rule, [&](const std::string& name) -> std::optional<Rule> {
        const auto found = findSegment(database, name);
        if (!found) return std::nullopt;
        if (found->problem) throw *found->problem;
        return found->rule;
    }));
}

void checkRule(Database& database, const Rule& rule, const std::string& name) {
    valueOrThrow(validate(rule).map([] { return true; }));
    const std::string own = matchKey(name);
    const Rule whole = valueOrThrow(resolveSegments(rule, [&](const std::string& other) -> std::optional<Rule> {
        if (!own.empty() && matchKey(other) == own)
            throw Error(ErrorKind::invalid_value, other, ErrorCode::segment_refers_to_itself);
        const auto found = findSegment(database, other);
        return found ? std::optional(found->rule) : std::nullopt;
    }));
    if (conditionCount(whole) > kMaxConditions)
        throw Error(ErrorKind::invalid_value, "rule", {ErrorCode::too_many_conditions, {kMaxConditions}});
    if (nesting(whole) > kMaxNesting)
        throw Error(ErrorKind::invalid_value, "rule", {ErrorCode::too_many_groups, {kMaxNesting}});
}

namespace {
/// One line, as the field stores it.
std::string checkedName(const std::string& typed) {
    std::string name(trimmed(cleanText(typed)));
    if (name.empty()) throw Error(ErrorKind::invalid_value, "name", ErrorCode::segment_needs_name);
    if (name.find('\n') != std::string::npos) throw Error(ErrorKind::invalid_value, "name", ErrorCode::name_one_line);
    return name;
}

Record stored(Database& database, RecordId segment) {
    if (auto record = readRecord(database, Kind::segment, segment)) return std::move(*record);
    throw Error(ErrorKind::not_found, std::to_string(segment), ErrorCode::no_such_segment);
}
}  // namespace

RecordId saveSegment(Edit& edit, const std::string& typed, const Rule& rule, const std::optional<std::string>& notes) {
    const std::string name = checkedName(typed);
    // Before it is written down: what does not hold together may not even have a text.
    checkRule(edit.database(), rule, name);
    auto known = recordNamed(edit.database(), name);
    Record record = known ? std::move(*known) : Record(Kind::segment).set("name", name);
    record.set("rule", ruleJson(rule));
    if (notes) record.set("notes", textValue(*notes));
    if (record.id() == 0) return addRecord(edit, std::move(record));
    changeRecord(edit, record);
    return record.id();
}

Rule fixedListOf(Database& database, const std::vector<RecordId>& clients) {
    std::vector<std::string> uids = uidTexts(database, Kind::client, clients);
    std::erase(uids, std::string());
    return Rule::fixedList(std::move(uids));
}

RecordId saveSnapshot(Edit& edit, const std::string& typed, const std::vector<RecordId>& clients, Date day,
                      const std::string& notes) {
    return saveFixedList(edit, typed, fixedListOf(edit.database(), clients), day, notes);
}

RecordId saveFixedList(Edit& edit, const std::string& typed, const Rule& list, Date day, const std::string& notes) {
    const std::string name = checkedName(typed);
    Record record(Kind::segment);
    record.set("name", name).set("rule", ruleJson(list)).set("version", 1);
    record.set("notes", textValue(notes)).set("fixed_on", isoDate(day));
    return addRecord(edit, std::move(record));
}

void renameSegment(Edit& edit, RecordId segment, const std::string& typed) {
    Record record = stored(edit.database(), segment);
    changeRecord(edit, record.set("name", checkedName(typed)));
}

void removeSegment(Edit& edit, RecordId segment) {
    stored(edit.database(), segment);
    removeRecord(edit, Kind::segment, segment);
}

void setSegmentNotes(Edit& edit, RecordId segment, const std::string& notes) {
    Record record = stored(edit.database(), segment);
    changeRecord(edit, record.set("notes", textValue(notes)));
}

Command saveSegmentCommand(Database& database, const std::string& name) {
    return {recordNamed(database, name) ? "change" : "add", {"@segments", std::string(trimmed(name))}};
}

Command snapshotCommand(const std::string& name) { return {"snapshot", {std::string(trimmed(name))}}; }

ClientTotals ruleTotals(Database& database, const Rule& rule, Date asOf) {
    ClientQuery query;
    query.rule = resolved(database, rule);
    query.asOf = asOf;
    return queryClientTotals(database, query);
}

std::vector<RecordId> rulePreview(Database& database, const Rule& rule, Date asOf, std::int64_t limit) {
    ClientQuery query;
    query.rule = resolved(database, rule);
    query.asOf = asOf;
    query.sorts = {{"monetary", true}};
    query.limit = limit;
    return queryClientIds(database, query);
}

std::vector<OverlapRegion> overlap(Database& database, const std::vector<Rule>& rules, Date asOf) {
    if (rules.size() < 2 || rules.size() > 3)
        throw Error(ErrorKind::invalid_value, "overlap", ErrorCode::overlap_of_two_or_three);
    std::map<RecordId, unsigned> masks;
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (const RecordId client : clientsMatching(database, resolved(database, rules[i]), asOf))
            masks[client] |= 1U << i;
    std::vector<OverlapRegion> regions((1U << rules.size()) - 1);
    for (unsigned mask = 1; mask <= regions.size(); ++mask) regions[mask - 1].mask = mask;
    for (const auto& [client, mask] : masks) regions[mask - 1].clients.push_back(client);
    const std::map<RecordId, std::int64_t> values = monetaryByClient(database);
    for (OverlapRegion& region : regions)
        for (const RecordId client : region.clients)
            if (const auto found = values.find(client); found != values.end()) region.monetary += found->second;
    return regions;
}

SegmentChanges changesSince(Database& database, RecordId segment, std::int64_t sinceUtcMs, std::optional<Date> asOf) {
    SegmentChanges changes;
    const auto state = segmentState(database, segment);
    changes.since = sinceUtcMs;
    if (!state || state->since > sinceUtcMs) {
        changes.known = false;
        changes.since = state ? state->since : sinceUtcMs;
    }
    changes.events = membershipLog(database, segment, sinceUtcMs, asOf);
    // The oldest event of a client tells what was before it: who came was not there. The newest tells what is.
    std::map<RecordId, std::pair<bool, bool>> wasAndIs;
    for (const MembershipEvent& event : changes.events) {
        const auto [known, isNewest] = wasAndIs.try_emplace(event.client, !event.entered, event.entered);
        if (!isNewest) known->second.first = !event.entered;
    }
    for (const auto& [client, standing] : wasAndIs) {
        const auto [was, is] = standing;
        if (is && !was) changes.entered.push_back(client);
        if (!is && was) changes.left.push_back(client);
    }
    return changes;
}

SegmentChanges changesOfDays(Database& database, RecordId segment, int days, Date asOf) {
    constexpr std::int64_t kDay = 86'400'000;
    return changesSince(database, segment, (dayNumber(asOf) + 1 - days) * kDay, asOf);
}

}  // namespace meike
