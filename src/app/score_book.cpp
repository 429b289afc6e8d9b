// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/score_book.h"

#include <algorithm>
#include <cmath>

#include "app/engine_input.h"
#include "app/words/reason_words.h"
#include "base/amount_total.h"
#include "domain/choices.h"
#include "exchange/profile_json.h"
#include "storage/access.h"
#include "storage/records.h"

namespace meike {

namespace {

using engine::ClientIndex;

Value dayValue(DayNumber day) {
    return day == engine::kNever || day == engine::kAlways ? Value{} : Value{isoDate(dateOfDay(day))};
}
Value keyValue(std::string_view key) { return textValue(std::string(key)); }

/// Positions of the score fields in a ClientScore, found once.
struct Places {
    std::size_t tier = scoreFieldIndex("tier"), valueScore = scoreFieldIndex("value_score"), r = scoreFieldIndex("r"),
                f = scoreFieldIndex("f"), m = scoreFieldIndex("m"), rfmClass = scoreFieldIndex("rfm_class"),
                stage = scoreFieldIndex("stage"), dormancy = scoreFieldIndex("dormancy"),
                behaviour = scoreFieldIndex("behaviour"), abc = scoreFieldIndex("abc"),
                monetary = scoreFieldIndex("monetary"), frequency = scoreFieldIndex("frequency"),
                recency = scoreFieldIndex("recency_days"), orders = scoreFieldIndex("orders"),
                firstOrder = scoreFieldIndex("first_order"), lastOrder = scoreFieldIndex("last_order"),
                lastInteraction = scoreFieldIndex("last_interaction"), overdue = scoreFieldIndex("overdue"),
                valueLastYear = scoreFieldIndex("value_365"), provisional = scoreFieldIndex("provisional"),
                computedTier = scoreFieldIndex("tier_computed"), alive = scoreFieldIndex("p_alive"),
                expectedOrders = scoreFieldIndex("expected_orders"), nextOrder = scoreFieldIndex("next_order"),
                clv = scoreFieldIndex("clv"), clvLow = scoreFieldIndex("clv_low"),
                clvHigh = scoreFieldIndex("clv_high"), nextLow = scoreFieldIndex("next_order_low"),
                nextHigh = scoreFieldIndex("next_order_high"), rhythm = scoreFieldIndex("rhythm_days"),
                contractEnd = scoreFieldIndex("contract_end"), renewalDue = scoreFieldIndex("renewal_due"),
                renewalChance = scoreFieldIndex("renewal_chance"), verdict = scoreFieldIndex("forecast_verdict"),
                csat = scoreFieldIndex("last_csat"), nps = scoreFieldIndex("last_nps"),
                npsClass = scoreFieldIndex("nps_class"), complaints = scoreFieldIndex("open_complaints"),
                call = scoreFieldIndex("last_call"), visit = scoreFieldIndex("last_visit"),
                message = scoreFieldIndex("last_message"), nextAction = scoreFieldIndex("next_action"),
                actionOverdue = scoreFieldIndex("action_overdue"), lastEvent = scoreFieldIndex("last_event"),
                eventShare = scoreFieldIndex("event_share");
};

const Places& places() {
    static const Places kPlaces;
    return kPlaces;
}

Value amountValue(MinorUnits amount) { return amount == engine::kNoAmount ? Value{} : Value{amount}; }
Value scaledValue(double value, double scale) {
    return value < 0 ? Value{} : Value{static_cast<std::int64_t>(std::llround(value * scale))};
}

bool byClient(const BlockedClient& a, const BlockedClient& b) { return a.client < b.client; }

/// Days that the next action is overdue; 0: it is not.
DayNumber daysOver(const engine::ServiceFigures& figures, Date asOf) {
    return figures.nextAction < dayNumber(asOf) ? dayNumber(asOf) - figures.nextAction : 0;
}

void putService(std::vector<Value>& values, const engine::ServiceFigures& figures, Date asOf) {
    const Places& at = places();
    if (figures.csat >= 0) values[at.csat] = std::int64_t{figures.csat};
    if (figures.nps >= 0) {
        values[at.nps] = std::int64_t{figures.nps};
        values[at.npsClass] =
            keyValue(choices::npsClasses()[static_cast<std::size_t>(engine::npsClass(figures.nps))].key);
    }
    values[at.complaints] = std::int64_t{figures.openComplaints};
    values[at.call] = dayValue(figures.lastCall);
    values[at.visit] = dayValue(figures.lastVisit);
    values[at.message] = dayValue(figures.lastMessage);
    values[at.nextAction] = dayValue(figures.nextAction);
    values[at.lastEvent] = dayValue(figures.lastEvent);
    if (figures.invited > 0) values[at.eventShare] = scaledValue(double(figures.came) / figures.invited, 10'000);
    if (const DayNumber days = daysOver(figures, asOf); days > 0) values[at.actionOverdue] = std::int64_t{days};
}

std::string_view nameAt(const std::vector<engine::ClassName>& names, std::int8_t position) {
    return position < 0 ? std::string_view() : std::string_view(names[static_cast<std::size_t>(position)].key);
}

}  // namespace

BasisNote Scores::basisNote() const {
    return {assessment.base.basis, static_cast<std::int64_t>(assessment.base.clients), assessment.base.monetaryTotal};
}

std::optional<engine::BasisChange> Scores::basisChange(const BasisNote& before) const {
    const BasisNote now = basisNote();
    if (before.basis == now.basis || before.clients == 0 || now.clients == 0) return std::nullopt;
    return engine::BasisChange{before.basis, now.basis, before.total, now.total, currency};
}

std::optional<ClientIndex> Scores::indexOf(RecordId client) const {
    const auto found = index.find(client);
    return found == index.end() ? std::nullopt : std::optional(found->second);
}

ClientScore Scores::row(ClientIndex i) const {
    const engine::Assessment& a = assessment;
    const Places& at = places();
    ClientScore score;
    score.client = clients[i];
    score.values.resize(scoreFields().size());
    auto& values = score.values;
    values[at.stage] = keyValue(classRow(a.stage[i]).key);
    values[at.lastInteraction] = dayValue(lastInteraction[i]);
    putService(values, service[i], asOf);
    values[at.overdue] = a.overdue[i];
    values[at.orders] = std::int64_t{a.orders[i]};
    values[at.contractEnd] = dayValue(a.contractEnd[i]);
    if (a.contractEnd[i] != engine::kNever) values[at.renewalDue] = std::int64_t{a.renewalDue[i]};
    values[at.renewalChance] = scaledValue(a.renewalChance[i], 10'000);
    if (!a.scored(i)) return score;
    values[at.tier] = keyValue(nameAt(a.tierNames, a.tier[i]));
    values[at.computedTier] = keyValue(nameAt(a.tierNames, a.computedTier[i]));
    if (a.valueScore[i] >= 0) values[at.valueScore] = std::int64_t{a.valueScore[i]};
    if (a.r[i] > 0) values[at.r] = std::int64_t{a.r[i]};
    if (a.f[i] > 0) values[at.f] = std::int64_t{a.f[i]};
    if (a.m[i] > 0) values[at.m] = std::int64_t{a.m[i]};
    values[at.rfmClass] = keyValue(nameAt(a.classNames, a.rfmClass[i]));
    values[at.dormancy] = keyValue(classRow(a.dormancy[i]).key);
    if (a.behaviour[i] != Behaviour::none) values[at.behaviour] = keyValue(classRow(a.behaviour[i]).key);
    if (a.abc[i] != AbcClass::none) values[at.abc] = keyValue(classRow(a.abc[i]).key);
    if (a.monetaryKnown[i]) values[at.monetary] = a.monetary[i];
    values[at.frequency] = std::int64_t{a.frequency[i]};
    if (a.recency[i] >= 0) values[at.recency] = std::int64_t{a.recency[i]};
    values[at.firstOrder] = dayValue(a.firstOrder[i]);
    values[at.lastOrder] = dayValue(a.lastOrder[i]);
    values[at.valueLastYear] = a.valueLastYear[i];
    values[at.provisional] = std::int64_t{a.provisional[i] != 0};
    if (a.rhythm[i] >= 0) values[at.rhythm] = std::int64_t{a.rhythm[i]};
    if (a.forecast.clients() == 0) return score;
    values[at.alive] = scaledValue(a.forecast.alive[i], 10'000);
    values[at.expectedOrders] = scaledValue(a.forecast.orders[i], 100);
    values[at.nextOrder] = dayValue(a.forecast.nextDay[i]);
    values[at.nextLow] = dayValue(a.forecast.nextEarly[i]);
    values[at.nextHigh] = dayValue(a.forecast.nextLate[i]);
    if (a.forecast.alive[i] >= 0) values[at.verdict] = keyValue(classRow(a.forecast.base.past.verdict).key);
    values[at.clv] = amountValue(a.forecast.clv[i]);
    values[at.clvLow] = amountValue(a.forecast.clvLow[i]);
    values[at.clvHigh] = amountValue(a.forecast.clvHigh[i]);
    return score;
}

std::vector<ClientScore> Scores::rows() const {
    std::vector<ClientScore> all;
    all.reserve(clients.size());
    for (ClientIndex i = 0; i < clients.size(); ++i) all.push_back(row(i));
    std::sort(all.begin(), all.end(), [](const ClientScore& a, const ClientScore& b) { return a.client < b.client; });
    return all;
}

namespace {

/// Whether two forecasts of a client give the same row.
bool sameForecast(const engine::Forecast& a, ClientIndex i, const engine::Forecast& b, ClientIndex j) {
    if ((a.clients() == 0) != (b.clients() == 0)) return false;
    if (a.clients() == 0) return true;
    return scaledValue(a.alive[i], 10'000) == scaledValue(b.alive[j], 10'000) &&
           scaledValue(a.orders[i], 100) == scaledValue(b.orders[j], 100) && a.nextDay[i] == b.nextDay[j] &&
           a.nextEarly[i] == b.nextEarly[j] && a.nextLate[i] == b.nextLate[j] &&
           a.base.past.verdict == b.base.past.verdict && a.clv[i] == b.clv[j] && a.clvLow[i] == b.clvLow[j] &&
           a.clvHigh[i] == b.clvHigh[j];
}

}  // namespace

bool Scores::sameRow(ClientIndex i, const Scores& other, ClientIndex j) const {
    const engine::Assessment& a = assessment;
    const engine::Assessment& b = other.assessment;
    return a.stage[i] == b.stage[j] && a.contractEnd[i] == b.contractEnd[j] && a.renewalDue[i] == b.renewalDue[j] &&
           scaledValue(a.renewalChance[i], 10'000) == scaledValue(b.renewalChance[j], 10'000) &&
           a.rhythm[i] == b.rhythm[j] && lastInteraction[i] == other.lastInteraction[j] &&
           service[i] == other.service[j] && daysOver(service[i], asOf) == daysOver(other.service[j], other.asOf) &&
           a.overdue[i] == b.overdue[j] && a.orders[i] == b.orders[j] &&
           nameAt(a.tierNames, a.tier[i]) == nameAt(b.tierNames, b.tier[j]) &&
           nameAt(a.tierNames, a.computedTier[i]) == nameAt(b.tierNames, b.computedTier[j]) &&
           a.valueScore[i] == b.valueScore[j] && a.r[i] == b.r[j] && a.f[i] == b.f[j] && a.m[i] == b.m[j] &&
           nameAt(a.classNames, a.rfmClass[i]) == nameAt(b.classNames, b.rfmClass[j]) &&
           a.dormancy[i] == b.dormancy[j] && a.behaviour[i] == b.behaviour[j] && a.abc[i] == b.abc[j] &&
           a.monetaryKnown[i] == b.monetaryKnown[j] && a.monetary[i] == b.monetary[j] &&
           a.frequency[i] == b.frequency[j] && a.recency[i] == b.recency[j] && a.firstOrder[i] == b.firstOrder[j] &&
           a.lastOrder[i] == b.lastOrder[j] && a.valueLastYear[i] == b.valueLastYear[j] &&
           (a.provisional[i] != 0) == (b.provisional[j] != 0) && sameForecast(a.forecast, i, b.forecast, j);
}

void ScoreBook::load(Database& database) {
    // A base of some clients alone would rank them among each other.
    if (accessOf(database).limited()) throw Error(ErrorKind::not_allowed, {}, ErrorCode::custodian_only);
    EngineRows rows = readEngineRows(database);
    EngineInput input = engineInput(rows);
    SavedAssessments assessments = readAssessments(database);
    m_currency = rows.currencies.front();
    m_clients.clear();
    m_index.clear();
    m_index.reserve(rows.clients.size());
    for (const ClientFactsRow& client : rows.clients) {
        m_index.emplace(client.id, static_cast<ClientIndex>(m_clients.size()));
        m_clients.push_back(client.id);
    }
    m_columns = engine::buildColumns(input.orders, m_clients.size());
    m_rows = std::move(rows.clients);
    m_damaged = std::move(rows.damaged);
    m_facts = std::move(input.facts);
    m_interactions = std::move(input.interactions);
    m_service = std::move(input.service);
    m_assessments = std::move(assessments);
    ++m_version;
}

bool ScoreBook::patch(Database& database, const Change& change) {
    static constexpr Kind kRecords[] = {Kind::order,      Kind::project,     Kind::receivable,         Kind::receipt,
                                        Kind::allocation, Kind::interaction, Kind::framework_contract, Kind::survey,
                                        Kind::complaint,  Kind::task,        Kind::event_guest};
    const bool records =
        std::any_of(std::begin(kRecords), std::end(kRecords), [&](Kind kind) { return change.touches(kind); });
    const bool profile = change.touches(Kind::scoring_profile);
    const bool assessments = change.touches(Kind::assessment) || change.touches(Kind::assessment_score);
    if (change.touches(Kind::rate) || change.touches(Kind::setting) ||
        (change.everything && (records || change.touches(Kind::client)))) {
        load(database);
        return true;
    }
    if (assessments) {
        m_assessments = readAssessments(database);
        ++m_version;
    }
    if (!records && !change.touches(Kind::client)) return profile || assessments;

    const EngineRows rows = readEngineRows(database, &change.clients);
    const EngineInput input = engineInput(rows);
    // The rows of each client together, in the order of rows.clients.
    std::vector<std::vector<engine::OrderRow>> orders(rows.clients.size());
    for (const engine::OrderRow& order : input.orders) orders[order.client].push_back(order);

    // Rates are read every time, and are nobody's.
    const auto theirs = [&](RecordId client) {
        return std::binary_search(change.clients.begin(), change.clients.end(), client);
    };
    std::erase_if(m_damaged, [&](const DamagedValue& value) { return theirs(value.client); });
    for (const DamagedValue& value : rows.damaged)
        if (value.client != 0) m_damaged.push_back(value);

    bool moved = records || profile || assessments;
    std::unordered_map<RecordId, std::size_t> position;
    for (std::size_t i = 0; i < rows.clients.size(); ++i) position.emplace(rows.clients[i].id, i);
    for (const RecordId client : change.clients) {
        const auto now = position.find(client);
        const auto before = m_index.find(client);
        if (now == position.end()) {
            if (before == m_index.end()) continue;
            eraseClient(before->second);
            moved = true;
            continue;
        }
        const std::size_t from = now->second;
        ClientIndex to = 0;
        if (before == m_index.end()) {
            to = m_columns.appendClient();
            m_index.emplace(client, to);
            m_clients.push_back(client);
            m_facts.emplace_back();
            m_interactions.emplace_back();
            m_service.emplace_back();
            m_rows.emplace_back();
            moved = true;
        } else {
            to = before->second;
            moved |= m_rows[to] != rows.clients[from];
        }
        m_columns.replaceClient(to, orders[from]);
        m_facts[to] = input.facts[from];
        m_interactions[to] = input.interactions[from];
        m_service[to] = input.service[from];
        m_rows[to] = rows.clients[from];
    }
    if (moved) ++m_version;
    return moved;
}

void ScoreBook::eraseClient(ClientIndex client) {
    // The last client takes the free place, as in the columns.
    m_columns.removeClient(client);
    const auto last = static_cast<ClientIndex>(m_clients.size() - 1);
    m_index.erase(m_clients[client]);
    if (client != last) {
        m_clients[client] = m_clients[last];
        m_facts[client] = std::move(m_facts[last]);
        m_interactions[client] = std::move(m_interactions[last]);
        m_service[client] = std::move(m_service[last]);
        m_rows[client] = std::move(m_rows[last]);
        m_index[m_clients[client]] = client;
    }
    m_clients.pop_back();
    m_facts.pop_back();
    m_interactions.pop_back();
    m_service.pop_back();
    m_rows.pop_back();
}

ScoreBook::SavedAssessments ScoreBook::readAssessments(Database& database) {
    SavedAssessments saved;
    std::unordered_map<RecordId, std::size_t> position;
    for (const Record& record : allRecords(database, Kind::assessment)) {
        const auto day = parseIsoDate(record.text("as_of"));
        if (!day) {
            saved.damaged.push_back({Kind::assessment, record.id(), 0, "as_of", record.text("as_of")});
            continue;
        }
        position.emplace(record.id(), saved.list.size());
        SavedAssessment assessment{dayNumber(*day), record.text("tier_scale"), std::nullopt, {}};
        if (const auto profile = parseProfile(record.text("profile_body")); profile && pinnedBasis(*profile))
            assessment.basis = BasisNote{*pinnedBasis(*profile), 0, 0};
        saved.list.push_back(std::move(assessment));
    }
    if (saved.list.empty()) return saved;
    for (const Record& record : allRecords(database, Kind::assessment_score)) {
        const auto found = position.find(record.integer("assessment"));
        if (found == position.end()) continue;
        SavedAssessment& assessment = saved.list[found->second];
        assessment.tiers.emplace(record.integer("client"),
                                 std::pair(record.text("tier_computed"), record.text("tier")));
        if (!assessment.basis || record.text("tier").empty()) continue;
        AmountTotal total;
        total.add(assessment.basis->total);
        total.add(record.integer("monetary"));
        assessment.basis->total = total.value();
        ++assessment.basis->clients;
    }
    return saved;
}

std::vector<DamagedValue> ScoreBook::damaged() const {
    std::vector<DamagedValue> all = m_damaged;
    all.insert(all.end(), m_assessments.damaged.begin(), m_assessments.damaged.end());
    return all;
}

std::vector<engine::TierReference> ScoreBook::references(const ScoringProfile& profile, Date asOf) const {
    if (m_assessments.list.empty()) return {};
    const std::string scale = tierScale(profile);
    std::unordered_map<std::string, std::int8_t> rank;
    for (std::size_t i = 0; i < profile.tiers.size(); ++i)
        rank.emplace(profile.tiers[i].key, static_cast<std::int8_t>(i));
    const auto rankOf = [&](const std::string& key) {
        const auto found = rank.find(key);
        return found == rank.end() ? std::int8_t{-1} : found->second;
    };
    std::vector<engine::TierReference> references(m_clients.size());
    std::vector<engine::SavedTier> saved;
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        saved.clear();
        for (const SavedAssessment& assessment : m_assessments.list) {
            if (assessment.tierScale != scale) continue;
            const auto found = assessment.tiers.find(m_clients[i]);
            if (found == assessment.tiers.end() || found->second.second.empty()) continue;
            saved.push_back({assessment.asOf, rankOf(found->second.first), rankOf(found->second.second)});
        }
        references[i] = engine::tierReference(saved, dayNumber(asOf), profile.graceDays);
    }
    return references;
}

engine::AssessmentInput ScoreBook::input(const Scores& scores) const {
    return {m_columns, m_facts, scores.references, scores.profile, dayNumber(scores.asOf)};
}

std::shared_ptr<const engine::FittedModels> ScoreBook::fit(const ScoringProfile& profile, Date asOf,
                                                           const std::stop_token& stop) const {
    return std::make_shared<const engine::FittedModels>(
        engine::fitModels(m_columns, m_facts, profile, dayNumber(asOf), keptBasis(asOf), stop));
}

Scores ScoreBook::score(const ScoringProfile& profile, Date asOf, const std::stop_token& stop,
                        std::shared_ptr<const engine::FittedModels> models, engine::ForecastCache* cache) const {
    Scores scores;
    const bool usable =
        models && models->basis == engine::chooseBasis(m_columns, profile, keptBasis(asOf), dayNumber(asOf));
    scores.models = usable ? std::move(models) : fit(profile, asOf, stop);
    assessInto(scores, profile, asOf, stop, cache);
    return scores;
}

Scores ScoreBook::scoreWithoutForecast(const ScoringProfile& profile, Date asOf, const std::stop_token& stop) const {
    Scores scores;
    assessInto(scores, profile, asOf, stop, nullptr);
    return scores;
}

void ScoreBook::assessInto(Scores& scores, const ScoringProfile& profile, Date asOf, const std::stop_token& stop,
                           engine::ForecastCache* cache) const {
    scores.profile = profile;
    scores.asOf = asOf;
    scores.currency = m_currency;
    scores.version = m_version;
    scores.references = references(profile, asOf);
    engine::AssessmentInput assessed = input(scores);
    assessed.models = scores.models.get();
    assessed.keptBasis = keptBasis(asOf);
    assessed.cache = cache;
    scores.assessment = engine::assess(assessed, stop);
    scores.clients = m_clients;
    scores.index = m_index;
    const std::vector<std::uint8_t>& flags = scores.assessment.forecast.flags;
    if (scores.assessment.forecast.base.blocked > 0)
        for (ClientIndex i = 0; i < flags.size(); ++i)
            if ((flags[i] & engine::kNoRate) != 0) scores.blocked.push_back(blockedClient(i));
    std::sort(scores.blocked.begin(), scores.blocked.end(), byClient);
    scores.lastInteraction.resize(m_clients.size(), engine::kNever);
    for (std::size_t i = 0; i < m_clients.size(); ++i) {
        const auto& days = m_interactions[i];
        const auto after = std::upper_bound(days.begin(), days.end(), dayNumber(asOf));
        if (after != days.begin()) scores.lastInteraction[i] = *std::prev(after);
        scores.service.push_back(engine::serviceFigures(m_service[i], dayNumber(asOf)));
    }
}

BlockedClient ScoreBook::blockedClient(ClientIndex client) const {
    BlockedClient blocked{m_clients[client], {}};
    const auto& unrated = m_columns.unrated;
    auto at = std::lower_bound(unrated.begin(), unrated.end(), client,
                               [](const auto& entry, ClientIndex index) { return entry.first < index; });
    for (; at != unrated.end() && at->first == client; ++at)
        blocked.currencies.emplace_back(at->second.data(), at->second.size());
    return blocked;
}

std::vector<BlockedClient> ScoreBook::blocked(Date asOf) const {
    std::vector<BlockedClient> blocked;
    if (m_columns.unrated.empty()) return blocked;
    const engine::HistoryColumns histories = engine::purchaseHistories(m_columns, ValueBasis::gross, dayNumber(asOf));
    for (ClientIndex i = 0; i < histories.history.size(); ++i)
        if (histories.history[i].repeats >= 0 && histories.valueKnown[i] == 0) blocked.push_back(blockedClient(i));
    std::sort(blocked.begin(), blocked.end(), byClient);
    return blocked;
}

std::optional<engine::GroupScore> ScoreBook::group(const Scores& scores,
                                                   const std::vector<engine::ClientIndex>& members) const {
    if (scores.version != m_version || members.empty()) return std::nullopt;
    return engine::groupScore(input(scores), scores.assessment, members);
}

std::optional<engine::Explanation> ScoreBook::explain(const Scores& scores, RecordId client, bool withWayUp) const {
    const auto index = scores.indexOf(client);
    if (!index || scores.version != m_version) return std::nullopt;
    return engine::explain(input(scores), scores.assessment, *index, withWayUp);
}

std::optional<ValueBasis> ScoreBook::keptBasis(Date asOf) const {
    const auto saved = savedBasis(asOf);
    return saved ? std::optional(saved->basis) : std::nullopt;
}

std::optional<BasisNote> ScoreBook::savedBasis(Date asOf) const {
    const SavedAssessment* latest = nullptr;
    for (const SavedAssessment& saved : m_assessments.list)
        if (saved.asOf <= dayNumber(asOf) && (!latest || saved.asOf >= latest->asOf)) latest = &saved;
    return latest ? latest->basis : std::nullopt;
}

std::optional<ScoredColumns> ScoreBook::copyOf(const Scores& scores) const {
    if (scores.version != m_version) return std::nullopt;
    return ScoredColumns{m_columns, m_facts, m_interactions};
}

std::string ScoreBook::reasonSummary(const Scores& scores, ClientIndex client) const {
    return words::reasonSummary(input(scores), scores.assessment, client);
}

std::optional<Date> ScoreBook::lastOrderDate() const {
    std::optional<DayNumber> last;
    for (std::size_t i = 0; i < m_columns.clients(); ++i) {
        if (m_columns.count[i] == 0) continue;
        const DayNumber day = m_columns.day[m_columns.begin[i] + m_columns.count[i] - 1];
        if (!last || day > *last) last = day;
    }
    return last ? std::optional(dateOfDay(*last)) : std::nullopt;
}

}  // namespace meike
