// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/plan_keeper.h"

#include <algorithm>
#include <map>
#include <utility>

#include "app/plan/plan_view.h"
#include "app/write_parts.h"
#include "base/error_code.h"
#include "storage/plan_rows.h"

namespace meike {

namespace {

using engine::plan::Occurrence;

/// What makes everybody's plan another one.
constexpr Kind kOfEverybody[] = {Kind::playbook, Kind::playbook_step, Kind::person,     Kind::absence,
                                 Kind::holiday,  Kind::setting,       Kind::assessment, Kind::rate};

void writeOrThrow(const DerivedWrite& write, const std::function<void(Database&)>& fn) {
    if (!write(fn)) throw Error(ErrorKind::cancelled, {}, ErrorCode::workspace_closing);
}

}  // namespace

void PlanKeeper::note(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
        m_whole |= change.everything || std::any_of(std::begin(kOfEverybody), std::end(kOfEverybody),
                                                    [&](Kind kind) { return change.touches(kind); });
        m_clients.insert(change.clients.begin(), change.clients.end());
    }
}

void PlanKeeper::noteScores(const std::vector<RecordId>& clients) { m_clients.insert(clients.begin(), clients.end()); }

PlanKeeper::Refresh PlanKeeper::follow(Database& reader, const DerivedWrite& write, const NoteEntries& noteEntries,
                                       const Clock& clock, const std::stop_token& stop,
                                       const std::function<bool()>& pause) {
    const Date today = clock.today();
    if (const EntryChanges changes = entryChanges(reader, today); !changes.empty()) {
        if (!noteEntries(changes)) throw Error(ErrorKind::cancelled, {}, ErrorCode::workspace_closing);
        for (const auto* list : {&changes.entered, &changes.changed})
            for (const Record& entry : *list) m_clients.insert(entry.integer("client"));
    }
    if (pause()) return {false, false};
    if (m_plan && m_plan->asOf() != dayNumber(today)) m_whole = true;
    Refresh refresh;
    // Whatever ends this halfway leaves a stored plan that nobody knows: the next one is computed from nothing.
    const bool whole = std::exchange(m_whole, true);
    refresh.changed = whole || !m_plan ? computeAll(reader, write, today, stop) : followClients(reader, write, today);
    m_whole = false;
    m_clients.clear();
    return refresh;
}

bool PlanKeeper::computeAll(Database& reader, const DerivedWrite& write, Date today, const std::stop_token& stop) {
    std::vector<Occurrence> stored;
    {
        const Transaction snapshot(reader, false);
        m_plan.emplace(computePlan(reader, today, stop));
        stored = readOccurrences(reader);
    }
    const auto byKey = [](const Occurrence& a, const Occurrence& b) { return a.key() < b.key(); };
    std::vector<Occurrence> fresh = m_plan->all();
    std::sort(fresh.begin(), fresh.end(), byKey);
    std::sort(stored.begin(), stored.end(), byKey);
    std::vector<Occurrence> gone;
    std::set_difference(stored.begin(), stored.end(), fresh.begin(), fresh.end(), std::back_inserter(gone), byKey);
    std::vector<Occurrence> changed;
    for (const Occurrence& each : fresh) {
        const auto before = std::lower_bound(stored.begin(), stored.end(), each, byKey);
        if (before == stored.end() || !(*before == each)) changed.push_back(each);
    }
    // Parts, so that an edit finds the writer free.
    for (std::size_t at = 0; at < std::max(changed.size(), gone.size()); at += kPartRows) {
        const auto part = [at](const std::vector<Occurrence>& list) {
            return std::span(list).subspan(std::min(at, list.size()),
                                           std::min(kPartRows, list.size() - std::min(at, list.size())));
        };
        writeOrThrow(write, [&](Database& writing) { writeOccurrences(writing, part(changed), part(gone)); });
    }
    return !changed.empty() || !gone.empty();
}

bool PlanKeeper::followClients(Database& reader, const DerivedWrite& write, Date today) {
    if (m_clients.empty()) return false;
    const std::vector<RecordId> ids(m_clients.begin(), m_clients.end());
    std::map<RecordId, std::vector<Occurrence>> before;
    std::set<RecordId> touched;
    {
        const Transaction snapshot(reader, false);
        auto clients = readPlanClients(reader, m_plan->rules(), today, &ids);
        std::set<RecordId> there;
        const auto take = [&](const std::vector<std::int64_t>& changed) {
            touched.insert(changed.begin(), changed.end());
        };
        for (engine::plan::Client& client : clients) {
            there.insert(client.id);
            take(m_plan->replace(std::move(client)));
        }
        for (const RecordId id : ids)
            if (!there.contains(id)) take(m_plan->remove(id));
        for (Occurrence& each : readOccurrencesOf(reader, {touched.begin(), touched.end()}))
            before[each.client].push_back(each);
    }
    const auto byKey = [](const Occurrence& a, const Occurrence& b) { return a.key() < b.key(); };
    std::vector<Occurrence> changed;
    std::vector<Occurrence> gone;
    for (const RecordId id : touched) {
        auto& old = before[id];
        const auto now = m_plan->ofClient(id);
        std::vector<Occurrence> fresh(now.begin(), now.end());
        std::sort(fresh.begin(), fresh.end(), byKey);
        std::sort(old.begin(), old.end(), byKey);
        std::set_difference(old.begin(), old.end(), fresh.begin(), fresh.end(), std::back_inserter(gone), byKey);
        for (const Occurrence& each : fresh)
            if (std::find(old.begin(), old.end(), each) == old.end()) changed.push_back(each);
    }
    if (changed.empty() && gone.empty()) return false;
    writeOrThrow(write, [&](Database& writing) { writeOccurrences(writing, changed, gone); });
    return true;
}

}  // namespace meike
