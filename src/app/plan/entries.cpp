// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/entries.h"

#include <algorithm>
#include <map>
#include <set>

#include "app/membership.h"
#include "app/records/record_writer.h"
#include "app/segments.h"
#include "base/uid.h"
#include "exchange/rule_json.h"
#include "storage/hash.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

/// A part of 10,000 by what two uids come to: the same in every copy of the file.
int armOf(const std::string& playbook, const std::string& client) {
    Hasher hasher;
    hasher.add(playbook).add(client);
    const Hash hash = hasher.finish();
    return static_cast<int>((hash[0] | hash[1] << 8U | hash[2] << 16U) % 10'000);
}

/// One playbook's look.
class Look {
public:
    Look(Database& reader, Date today, EntryChanges& changes) : m_reader(reader), m_today(today), m_changes(changes) {}

    void at(const Record& playbook) {
        const auto parsed = parseRule(playbook.text("rule"));
        if (!parsed) return;
        std::optional<Rule> rule;
        try {
            rule = resolved(m_reader, *parsed);
        } catch (const Error&) {
            return;  // a segment it names is gone
        }
        const std::string state = ruleHash(*rule) + "@" + playbook.text("enabled_on");
        const bool fresh = playbookState(m_reader, playbook.id()) != state;
        if (fresh) m_changes.states.emplace_back(playbook.id(), state);

        std::map<RecordId, Record> open;
        std::map<RecordId, Record> leftToday;
        for (Record& entry :
             readRecords(m_reader, Kind::playbook_entry,
                         findRecords(m_reader, Kind::playbook_entry, "playbook", Value{playbook.id()}))) {
            const RecordId client = entry.integer("client");
            if (isEmpty(entry.get("left_on")))
                open.insert_or_assign(client, std::move(entry));
            else if (entry.text("left_on") == isoDate(m_today))
                leftToday.insert_or_assign(client, std::move(entry));
        }
        const std::vector<RecordId> members = clientsMatching(m_reader, *rule, m_today);
        std::vector<RecordId> newcomers;
        for (const RecordId client : members) {
            if (open.contains(client)) continue;
            if (const auto back = leftToday.find(client); back != leftToday.end()) {
                // Out and in again on one day, as undo and redo do: nothing has happened.
                back->second.set("left_on", {}).set("left_by_rule", {});
                m_changes.changed.push_back(back->second);
                continue;
            }
            newcomers.push_back(client);
        }
        enter(playbook, newcomers, fresh);
        for (auto& [client, entry] : open) {
            if (std::binary_search(members.begin(), members.end(), client)) continue;
            entry.set("left_on", isoDate(m_today));
            if (fresh) entry.set("left_by_rule", std::int64_t{1});
            m_changes.changed.push_back(std::move(entry));
        }
    }

private:
    void enter(const Record& playbook, const std::vector<RecordId>& clients, bool founding) {
        if (clients.empty()) return;
        const auto uids = uidTexts(m_reader, Kind::client, clients);
        const auto own = uidOf(m_reader, Kind::playbook, playbook.id());
        const std::string playbookUid = own ? uidText(*own) : std::string();
        struct Row {
            RecordId client;
            std::string uid;
            PlanStanding standing;
        };
        std::vector<Row> rows;
        for (std::size_t i = 0; i < clients.size(); ++i)
            rows.push_back({clients[i], uids[i], planStanding(m_reader, clients[i])});
        std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
            return a.standing.value != b.standing.value ? a.standing.value > b.standing.value : a.uid < b.uid;
        });
        const std::int64_t share = playbook.integer("held_out");
        for (std::size_t i = 0; i < rows.size(); ++i) {
            Record entry(Kind::playbook_entry);
            entry.set("client", rows[i].client).set("playbook", playbook.id()).set("entered_on", isoDate(m_today));
            entry.set("place", static_cast<std::int64_t>(i * 10'000 / rows.size()));
            entry.set("tier", textValue(rows[i].standing.tier));
            if (founding) entry.set("founding", std::int64_t{1});
            if (!rows[i].standing.keyAccount && armOf(playbookUid, rows[i].uid) < share)
                entry.set("held_out", std::int64_t{1});
            m_changes.entered.push_back(std::move(entry));
        }
    }

    Database& m_reader;
    Date m_today;
    EntryChanges& m_changes;
};

}  // namespace

EntryChanges entryChanges(Database& reader, Date today) {
    EntryChanges changes;
    Look look(reader, today, changes);
    for (const Record& playbook : allRecords(reader, Kind::playbook))
        if (!isEmpty(playbook.get("enabled_on")) && playbook.text("enabled_on") <= isoDate(today)) look.at(playbook);
    return changes;
}

void noteEntries(Edit& edit, const EntryChanges& changes) {
    edit.leaveOutOfHistory();
    RecordWriter writer(edit, RecordWriter::Pace::batch);
    for (const Record& entry : changes.entered) writer.add(entry);
    for (const Record& entry : changes.changed) writer.change(entry);
    writer.finish();
    for (const auto& [playbook, state] : changes.states) writePlaybookState(edit.database(), playbook, state);
}

Command noteEntriesCommand() { return {"note_entries", {}}; }

}  // namespace meike
