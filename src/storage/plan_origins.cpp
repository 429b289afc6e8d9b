// SPDX-License-Identifier: GPL-3.0-or-later
// Names of occurrences that mean the same in every copy of the file: uids in place of ids.
#include "storage/plan_origins.h"

#include <algorithm>
#include <array>

#include "base/uid.h"
#include "domain/related.h"
#include "storage/record_query.h"
#include "storage/records.h"

namespace meike {

using namespace engine::plan;

namespace {

/// The words of causes, in the order of CauseKind.
constexpr std::array<std::string_view, 12> kCauseWords = {"start",      "touch",     "decision", "entry",
                                                          "assessment", "order",     "project",  "receivable",
                                                          "survey",     "complaint", "birthday", "holiday"};

/// Of which kind the record of a cause is; nothing where it has none.
std::optional<Kind> kindOfCause(CauseKind kind, DoneBy doneBy) {
    switch (kind) {
        case CauseKind::start:
        case CauseKind::entry:
            return Kind::playbook_entry;
        case CauseKind::touch:
            return doneBy == DoneBy::order    ? std::optional(Kind::order)
                   : doneBy == DoneBy::survey ? std::optional(Kind::survey)
                                              : std::optional(Kind::interaction);
        case CauseKind::decision:
            return Kind::task;
        case CauseKind::assessment:
            return Kind::assessment;
        case CauseKind::order:
            return Kind::order;
        case CauseKind::project:
            return Kind::project;
        case CauseKind::receivable:
            return Kind::receivable;
        case CauseKind::survey:
            return Kind::survey;
        case CauseKind::complaint:
            return Kind::complaint;
        case CauseKind::birthday:
            return Kind::contact;
        case CauseKind::holiday:
            return std::nullopt;
    }
    return std::nullopt;
}

DoneBy doneByOf(const Rules& rules, std::int64_t step) {
    const auto found =
        std::find_if(rules.steps.begin(), rules.steps.end(), [step](const Step& each) { return each.id == step; });
    return found == rules.steps.end() ? DoneBy::hand : found->doneBy;
}

}  // namespace

OriginReader::OriginReader(Database& database, const Rules& rules) : m_database(database), m_rules(rules) {
    std::vector<RecordId> ids;
    for (const Step& step : rules.steps) ids.push_back(step.id);
    const auto uids = uidTexts(database, Kind::playbook_step, ids);
    for (std::size_t i = 0; i < ids.size(); ++i) m_steps.emplace(uids[i], ids[i]);
}

std::int64_t OriginReader::recordAt(Kind kind, std::string_view text, RecordId client) {
    const auto uid = parseUid(text);
    if (!uid) return 0;
    if (!isRelated(kind)) return recordOfUid(m_database, kind, *uid);
    Statement& row =
        m_database.cached("SELECT id FROM " + std::string(kindRow(kind).table) + " WHERE client = ? AND uid = ?");
    row.reset();
    row.bind(1, client).bindBlob(2, *uid);
    const std::int64_t id = row.step() ? row.integer(0) : 0;
    row.reset();
    return id;
}

std::optional<Origin> OriginReader::read(std::string_view text, RecordId client) {
    const std::size_t first = text.find('/');
    const std::size_t second = first == std::string_view::npos ? first : text.find('/', first + 1);
    if (second == std::string_view::npos) return std::nullopt;
    const auto step = m_steps.find(std::string(text.substr(0, first)));
    if (step == m_steps.end()) return std::nullopt;
    Origin origin;
    origin.step = step->second;
    const auto uid = parseUid(text.substr(first + 1, second - first - 1));
    if (!uid) return std::nullopt;
    if (client != 0)
        origin.client = uidOf(m_database, Kind::client, client) == *uid ? client : 0;
    else
        origin.client = recordOfUid(m_database, Kind::client, *uid);
    std::string_view cause = text.substr(second + 1);
    const std::size_t colon = cause.find(':');
    if (origin.client == 0 || colon == std::string_view::npos) return std::nullopt;
    const auto word = std::find(kCauseWords.begin(), kCauseWords.end(), cause.substr(0, colon));
    if (word == kCauseWords.end()) return std::nullopt;
    origin.cause.kind = static_cast<CauseKind>(word - kCauseWords.begin());
    cause.remove_prefix(colon + 1);
    if (const std::size_t at = cause.find('@'); at != std::string_view::npos) {
        const auto day = parseIsoDate(cause.substr(at + 1));
        if (!day) return std::nullopt;
        origin.cause.day = dayNumber(*day);
        cause = cause.substr(0, at);
    }
    if (cause.empty()) return origin;
    const auto kind = kindOfCause(origin.cause.kind, doneByOf(m_rules, origin.step));
    if (!kind) return std::nullopt;
    origin.cause.id = recordAt(*kind, cause, origin.client);
    return origin.cause.id == 0 ? std::nullopt : std::optional(origin);
}

std::string originText(Database& database, const Rules& rules, const Occurrence& occurrence) {
    const auto uid = [&](Kind kind, RecordId id) {
        const auto found = uidOf(database, kind, id);
        return found ? uidText(*found) : std::string();
    };
    const std::string step = uid(Kind::playbook_step, occurrence.step);
    const std::string client = uid(Kind::client, occurrence.client);
    if (step.empty() || client.empty()) return {};
    std::string text =
        step + "/" + client + "/" + std::string(kCauseWords[static_cast<std::size_t>(occurrence.cause.kind)]) + ":";
    if (occurrence.cause.id != 0) {
        const auto kind = kindOfCause(occurrence.cause.kind, doneByOf(rules, occurrence.step));
        const std::string record = kind ? uid(*kind, occurrence.cause.id) : std::string();
        if (record.empty()) return {};
        text += record;
    }
    if (occurrence.cause.day != 0) text += "@" + isoDate(dateOfDay(occurrence.cause.day));
    return text;
}

std::optional<Origin> originOf(Database& database, const Rules& rules, std::string_view text) {
    return OriginReader(database, rules).read(text);
}

}  // namespace meike
