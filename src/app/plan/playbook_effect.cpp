// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/plan/playbook_effect.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <unordered_map>

#include "app/engine_input.h"
#include "app/profiles.h"
#include "app/score_book.h"
#include "app/segments.h"
#include "base/amount_total.h"
#include "base/progress.h"
#include "domain/choices.h"
#include "domain/classification.h"
#include "engine/purchases.h"
#include "exchange/rule_json.h"
#include "storage/membership.h"
#include "storage/plan_rows.h"
#include "storage/records.h"

namespace meike {

namespace {

/// New clients a month are counted over so many days.
constexpr int kPaceDays = 90;

/// What clients bought, day by day.
class Purchases {
public:
    explicit Purchases(Database& reader) {
        const EngineRows rows = readEngineRows(reader);
        EngineInput input = engineInput(rows);
        for (std::size_t i = 0; i < rows.clients.size(); ++i)
            m_places.emplace(rows.clients[i].id, static_cast<engine::ClientIndex>(i));
        m_columns = engine::buildColumns(input.orders, rows.clients.size());
    }

    struct Period {
        bool bought = false;
        MinorUnits value = 0;
    };
    /// After `from`, up to `to`.
    Period within(RecordId client, DayNumber from, DayNumber to) const {
        Period period;
        const auto place = m_places.find(client);
        if (place == m_places.end()) return period;
        engine::purchaseDays(m_columns, place->second, to, m_days);
        period.bought = !m_days.empty() && m_days.back() > from;
        const std::uint32_t begin = m_columns.begin[place->second];
        for (std::uint32_t row = begin; row < begin + m_columns.count[place->second]; ++row)
            if (m_columns.day[row] > from && m_columns.day[row] <= to && m_columns.knownDay[row] <= to &&
                (m_columns.flags[row] & engine::OrderColumns::kUnrated) == 0)
                period.value = boundedSum(period.value, m_columns.gross[row]);
        return period;
    }
    /// Had bought anything up to a day: before that nobody can be said not to have bought.
    bool known(RecordId client, DayNumber by) const {
        const auto place = m_places.find(client);
        if (place == m_places.end()) return false;
        engine::purchaseDays(m_columns, place->second, by, m_days);
        return !m_days.empty();
    }

private:
    engine::OrderColumns m_columns;
    std::unordered_map<RecordId, engine::ClientIndex> m_places;
    mutable std::vector<DayNumber> m_days;
};

/// The first time that a client came in: as it was assigned.
struct Assigned {
    DayNumber entered = 0;
    std::string tier;
    bool heldOut = false;
    bool founding = false;
};

std::map<RecordId, Assigned> assignedOf(Database& reader, RecordId playbook, Date asOf) {
    std::map<RecordId, Assigned> out;
    if (playbook == 0) return out;
    for (const Record& entry : readRecords(reader, Kind::playbook_entry,
                                           findRecords(reader, Kind::playbook_entry, "playbook", Value{playbook}))) {
        const auto day = parseIsoDate(entry.text("entered_on"));
        if (!day || *day > asOf) continue;
        Assigned assigned{dayNumber(*day), entry.text("tier"), entry.integer("held_out") != 0,
                          entry.integer("founding") != 0};
        const auto [found, isNew] = out.try_emplace(entry.integer("client"), assigned);
        if (!isNew && assigned.entered < found->second.entered) found->second = assigned;
    }
    return out;
}

int stratumOf(const std::string& tier) {
    const auto tiers = choices::tiers();
    for (std::size_t i = 0; i < tiers.size(); ++i)
        if (tiers[i].key == tier) return static_cast<int>(i);
    return static_cast<int>(tiers.size());
}

/// Whose relationship was neither at risk nor lost on a day, by the rules in use now: one scoring run.
class StagesOn {
public:
    StagesOn(Database& reader, Date day, const std::stop_token& stop) {
        ScoreBook book;
        book.load(reader);
        m_scores = book.score(profileInUse(reader), day, stop);
    }
    bool kept(RecordId client) const {
        const auto place = m_scores.indexOf(client);
        if (!place) return false;
        const Stage stage = m_scores.assessment.stage[*place];
        return stage != Stage::at_risk && stage != Stage::churned;
    }

private:
    Scores m_scores;
};

void readHoldOut(Database& reader, const std::map<RecordId, Assigned>& assigned, const Purchases& purchases, Date asOf,
                 PlaybookEffect& out, const std::stop_token& stop) {
    const Date endOn = std::min(asOf, out.endOn.value_or(asOf));
    const DayNumber end = dayNumber(endOn);
    std::vector<engine::Outcome> outcomes;
    // Read on a later day it is still the stage of the day that was fixed.
    std::optional<StagesOn> stages;
    if (out.over) stages.emplace(reader, endOn, stop);
    for (const auto& [client, each] : assigned) {
        ++(each.heldOut ? out.heldOut : out.given);
        if (each.entered + out.days > end) continue;
        ++(each.heldOut ? out.heldOutReady : out.givenReady);
        if (!out.over) continue;
        const Purchases::Period period = purchases.within(client, each.entered, each.entered + out.days);
        outcomes.push_back({stratumOf(each.tier), each.heldOut, period.bought, stages->kept(client),
                            static_cast<double>(period.value)});
    }
    if (out.over) out.effect = engine::effectOf(outcomes);
}

/// Who would be in, and what can be seen with so many.
void lookAhead(Database& reader, const std::vector<RecordId>& in, const std::map<RecordId, Assigned>& assigned,
               const Purchases& purchases, Date asOf, PlaybookEffect& out) {
    const DayNumber today = dayNumber(asOf);
    int known = 0;
    int bought = 0;
    for (const RecordId client : in) {
        if (purchases.known(client, today - out.days)) {
            ++known;
            bought += purchases.within(client, today - out.days, today).bought ? 1 : 0;
        }
    }
    out.base = known > 0 ? static_cast<double>(bought) / known : 0.5;
    int recent = 0;
    for (const auto& [client, each] : assigned)
        if (!each.founding && each.entered > today - kPaceDays) ++recent;
    out.perMonth = recent * 30.0 / kPaceDays;
    if (out.share <= 0) return;
    if (out.given + out.heldOut > 0) {
        out.givenAhead = out.given;
        out.heldOutAhead = out.heldOut;
    } else {
        int eligible = 0;
        for (const RecordId client : in) eligible += planStanding(reader, client).keyAccount ? 0 : 1;
        out.heldOutAhead = static_cast<int>(std::lround(eligible * out.share));
        out.givenAhead = static_cast<int>(in.size()) - out.heldOutAhead;
    }
    out.smallest = engine::smallestVisible(out.givenAhead, out.heldOutAhead, out.base);
    if (out.perMonth > 0)
        out.wanted = engine::visibleFrom(engine::kWantedDifference, out.givenAhead, out.heldOutAhead, out.perMonth,
                                         out.share, out.base);
}

void add(BeforeAfter& to, const Purchases& purchases, RecordId client, DayNumber day, int days) {
    const Purchases::Period before = purchases.within(client, day - days, day);
    const Purchases::Period after = purchases.within(client, day, day + days);
    ++to.clients;
    to.boughtBefore += before.bought ? 1 : 0;
    to.boughtAfter += after.bought ? 1 : 0;
    to.valueBefore = boundedSum(to.valueBefore, before.value);
    to.valueAfter = boundedSum(to.valueAfter, after.value);
}

void readBeforeAfter(Database& reader, const std::map<RecordId, Assigned>& assigned, const Purchases& purchases,
                     Date asOf, PlaybookEffect& out, const std::stop_token& stop) {
    std::vector<DayNumber> days;
    std::set<std::string> tiers;
    for (const auto& [client, each] : assigned) {
        if (each.entered + out.days > dayNumber(asOf)) continue;
        add(out.inside, purchases, client, each.entered, out.days);
        days.push_back(each.entered);
        tiers.insert(each.tier);
    }
    if (days.empty()) return;
    std::nth_element(days.begin(), days.begin() + static_cast<std::ptrdiff_t>(days.size() / 2), days.end());
    const DayNumber day = days[days.size() / 2];
    for (const std::string& tier : tiers) {
        if (tier.empty()) continue;
        throwIfStopped(stop);
        for (const RecordId client : clientsMatching(reader, Rule::condition("tier", "any_of", {tier}), asOf))
            if (!assigned.contains(client)) add(out.outside, purchases, client, day, out.days);
    }
}

}  // namespace

PlaybookEffect readPlaybookEffect(Database& reader, const PlaybookDraft& draft, Date asOf,
                                  const std::stop_token& stop) {
    PlaybookEffect out;
    out.share = static_cast<double>(draft.playbook.integer("held_out")) / 10'000;
    out.days = static_cast<int>(draft.playbook.integer("effect_days", engine::kEffectDays));
    if (const auto day = parseIsoDate(draft.playbook.text("effect_on"))) out.endOn = *day;
    out.over = out.endOn && *out.endOn <= asOf;
    const auto assigned = assignedOf(reader, draft.playbook.id(), asOf);
    const std::vector<RecordId> in =
        clientsMatching(reader, resolved(reader, valueOrThrow(parseRule(draft.playbook.text("rule")))), asOf);
    throwIfStopped(stop);
    const Purchases purchases(reader);
    throwIfStopped(stop);
    const bool anyHeldOut =
        std::any_of(assigned.begin(), assigned.end(), [](const auto& each) { return each.second.heldOut; });
    if (out.share > 0 || anyHeldOut)
        readHoldOut(reader, assigned, purchases, asOf, out, stop);
    else
        readBeforeAfter(reader, assigned, purchases, asOf, out, stop);
    lookAhead(reader, in, assigned, purchases, asOf, out);
    return out;
}

}  // namespace meike
