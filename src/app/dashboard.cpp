// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboard.h"

#include <algorithm>

#include "app/dashboard_care.h"
#include "app/segments.h"
#include "app/session.h"
#include "base/amount_total.h"
#include "base/error_code.h"
#include "base/progress.h"
#include "base/unicode.h"
#include "engine/backtest.h"
#include "exchange/profile_json.h"
#include "storage/client_query.h"
#include "storage/facts_as_of.h"
#include "storage/records.h"

namespace meike {

namespace {

/// Sums a column over the included clients.
MinorUnits sumOf(const DashboardData& data, const Scores& scores, const std::vector<MinorUnits>& column,
                 const std::function<bool(std::size_t)>& counts = {}) {
    AmountTotal sum;
    for (std::size_t i = 0; i < column.size(); ++i) {
        if (data.request.filter && !std::binary_search(data.filtered.begin(), data.filtered.end(), scores.clients[i]))
            continue;
        if (!counts || counts(i)) sum.add(column[i]);
    }
    return sum.value();
}

/// Who meets the filter, whatever shelf they stand on: movement knows clients that have gone since.
void applyFilter(Database& database, DashboardData& data) {
    data.includedClients = static_cast<std::int64_t>(data.scores->clients.size());
    if (!data.request.filter) return;
    ClientQuery query;
    query.rule = resolved(database, *data.request.filter);
    query.shelf = ClientQuery::Shelf::all;
    query.asOf = data.scores->asOf;
    data.filtered = queryClientSet(database, query);
    data.included.assign(data.scores->clients.size(), 0);
    data.includedClients = 0;
    for (const RecordId client : data.filtered) {
        const auto index = data.scores->indexOf(client);
        if (!index) continue;
        data.included[*index] = 1;
        ++data.includedClients;
    }
}

struct Owners {
    std::vector<std::int32_t> owner;  ///< per client of the scores
    std::vector<std::string> names;
    std::vector<RecordId> people;  ///< by the same place
};

Owners readOwners(Database& database, const Scores& scores) {
    Owners owners;
    std::map<RecordId, std::int32_t> place;
    // By name as people sort them, so that equal portfolios always come in the same order.
    std::vector<std::pair<std::string, RecordId>> sorted;
    const auto names = recordNames(database, Kind::person);
    sorted.reserve(names.size());
    for (const auto& [id, name] : names) sorted.emplace_back(sortKey(name), id);
    std::sort(sorted.begin(), sorted.end());
    for (const auto& [key, id] : sorted) {
        place.emplace(id, static_cast<std::int32_t>(owners.names.size()));
        owners.names.push_back(names.at(id));
        owners.people.push_back(id);
    }
    owners.owner.assign(scores.clients.size(), -1);
    for (const auto& [client, owner] : readClientOwners(database)) {
        const auto index = scores.indexOf(client);
        const auto at = place.find(owner);
        if (index && at != place.end()) owners.owner[*index] = at->second;
    }
    return owners;
}

std::vector<SavedName> readSavedNames(Database& database, Date asOf) {
    std::vector<SavedName> assessments;
    for (const Record& record : allRecords(database, Kind::assessment, asOf))
        if (const auto day = parseIsoDate(record.text("as_of")))
            assessments.push_back({record.id(), record.text("name"), *day});
    std::sort(assessments.begin(), assessments.end(),
              [](const SavedName& a, const SavedName& b) { return a.asOf != b.asOf ? a.asOf > b.asOf : a.id > b.id; });
    return assessments;
}

/// The rules that an assessment was made by, with the basis of now.
ScoringProfile profileOf(Database& database, RecordId assessment, const std::optional<BasisChoice>& basis) {
    const auto record = readRecord(database, Kind::assessment, assessment);
    ScoringProfile profile = valueOrThrow(parseProfile(record->text("profile_body")));
    if (basis) profile.valueBasis = *basis;
    return profile;
}

void compareWithAssessment(Database& database, const Session& session, DashboardData& data, const std::stop_token& stop,
                           const DashboardData* known) {
    const auto newest = newestAssessmentBefore(data.assessments, data.scores->asOf);
    if (!newest) return;
    SavedFigures figures;
    figures.assessment = newest->id;
    figures.name = newest->name;
    figures.asOf = newest->asOf;
    // Assessments never change.
    data.savedScores = known && known->before && known->before->assessment == newest->id
                           ? known->savedScores
                           : std::make_shared<const std::vector<SavedScoreRow>>(readSavedScores(database, newest->id));
    throwIfStopped(stop);
    if (known && known->then && known->scores == data.scores && known->savedScores == data.savedScores)
        data.then = known->then;
    else
        data.then =
            session.scoresWithoutForecast(profileOf(database, newest->id, data.request.basis), newest->asOf, stop);
    const auto& then = data.then;
    const bool sameBasis = then->assessment.base.basis == data.scores->assessment.base.basis;
    AmountTotal riskValue;
    for (const SavedScoreRow& row : *data.savedScores) {
        if (data.request.filter && !std::binary_search(data.filtered.begin(), data.filtered.end(), row.client))
            continue;
        ++figures.clients;
        figures.active += row.stage != "prospect" && row.stage != "churned" ? 1 : 0;
        if (row.stage != "at_risk") continue;
        ++figures.atRisk;
        if (const auto index = then->indexOf(row.client)) riskValue.add(then->assessment.valueLastYear[*index]);
    }
    figures.overdue = sumOf(data, *then, then->assessment.overdue);
    if (sameBasis) {
        figures.value = sumOf(data, *then, then->assessment.valueLastYear);
        figures.riskValue = riskValue.value();
    }
    data.before = std::move(figures);
}

void readPeriods(const Session& session, DashboardData& data, const std::stop_token& stop, const DashboardData* known) {
    const Scores& now = *data.scores;
    if (known && known->quarters && known->scores->version == now.version && known->scores->asOf == now.asOf &&
        known->scores->clients == now.clients) {
        data.quarters = known->quarters;
        data.years = known->years;
        return;
    }
    // When the columns have moved on, newer scores follow at once, and with them a new reading.
    session.readBook(now, [&](const ScoreBook& book) {
        data.quarters = std::make_shared<const engine::PurchasePeriods>(
            engine::purchasePeriods(book.columns(), engine::CohortPeriod::quarter, dayNumber(now.asOf), stop));
    });
    if (data.quarters) data.years = std::make_shared<const engine::PurchasePeriods>(engine::yearsOf(*data.quarters));
}

void readMovement(Database& database, const Session& session, DashboardData& data, const std::stop_token& stop,
                  const DashboardData* known) {
    const Scores& now = *data.scores;
    const MoveBy by = data.request.moveBy;
    const auto standing = [&](const std::string& what) {
        // The shown day is at hand. Tiers do not depend on forecasts, stages do.
        const std::string key = what + '\n' + std::to_string(now.version) + '\n' + now.profile.key + '\n' +
                                std::to_string(now.profile.version) + '\n' +
                                std::to_string(static_cast<int>(now.profile.valueBasis)) +
                                (by == MoveBy::stage ? " stage" : "");
        if (known) {
            const auto found = known->standings.find(key);
            if (found != known->standings.end()) return data.standings[key] = found->second;
        }
        const auto scoresOf = [&](Date day) {
            if (day == now.asOf) return data.scores;
            return by == MoveBy::stage ? session.scoresWith(now.profile, day, stop)
                                       : session.scoresWithoutForecast(now.profile, day, stop);
        };
        return data.standings[key] = std::make_shared<const Standing>(readStanding(database, what, scoresOf));
    };
    // A day after the one shown is not there yet, nor is an assessment of it.
    const auto asOfShown = [&](const std::string& what) {
        if (const auto day = parseIsoDate(what); day && *day > now.asOf) return isoDate(now.asOf);
        return what;
    };
    const auto notThereYet = [&](const std::string& what) {
        const auto named = findRecords(database, Kind::assessment, "name", Value{what});
        return !named.empty() && std::none_of(data.assessments.begin(), data.assessments.end(),
                                              [&](const SavedName& each) { return each.name == what; });
    };
    std::string from = asOfShown(data.request.moveFrom);
    const std::string to = data.request.moveTo.empty() ? isoDate(now.asOf) : asOfShown(data.request.moveTo);
    if (from.empty()) {
        const auto newest = newestAssessmentBefore(data.assessments, now.asOf);
        from = newest ? newest->name : isoDate(now.asOf - std::chrono::days(kQuarterDays));
    }
    std::function<bool(RecordId)> among;
    if (data.request.filter)
        among = [&](RecordId client) { return std::binary_search(data.filtered.begin(), data.filtered.end(), client); };
    try {
        for (const std::string& what : {from, to})
            if (notThereYet(what)) throw Error(ErrorKind::not_found, what, ErrorCode::record_gone);
        const auto before = standing(from);
        const auto after = standing(to);
        data.movement = movementBetween(*before, *after, by, among);
    } catch (const Error& error) {
        if (error.kind() != ErrorKind::invalid_value && error.kind() != ErrorKind::not_found) throw;
        data.movementProblem = error;
    }
}

void readCare(Database& database, const Session& session, DashboardData& data, const std::vector<RecordId>& owners,
              const std::stop_token& stop, const DashboardData* known) {
    // A filter changes nothing about it.
    if (known && known->care && known->scores == data.scores && known->request != data.request) {
        data.care = known->care;
        return;
    }
    const auto read = [&](const engine::OrderColumns* columns, const engine::ClientFacts* facts) {
        data.care = std::make_shared<const engine::CareFacts>(
            readCareFacts(database, *data.scores, owners, columns, facts, session.clock().today(), stop));
    };
    if (!session.readBook(*data.scores, [&](const ScoreBook& book) { read(&book.columns(), &book.facts()); }))
        read(nullptr, nullptr);
}

engine::ChartInput chartInput(const DashboardData& data, const Owners& owners) {
    engine::ChartInput input{data.scores->assessment, data.scores->profile, currencyDecimals(data.scores->currency)};
    input.included = data.included;
    input.owner = owners.owner;
    input.ownerNames = owners.names;
    input.quarters = data.quarters.get();
    input.years = data.years.get();
    input.care = data.care.get();
    input.moves = data.movement ? &data.movement->moves : nullptr;
    input.reportCard = data.slow ? data.slow->reportCard.get() : nullptr;
    input.reportCardIncluded = data.slow ? data.slow->reportCardIncluded.get() : nullptr;
    if (const auto leaver = data.scores->indexOf(data.request.leaver))
        input.leaver = static_cast<engine::ClientIndex>(*leaver);
    return input;
}

/// The report card of the clients that meet the filter: from the back-test of all, which takes the time.
void countReportCard(const DashboardData& data, SlowFigures& slow) {
    slow.reportCardIncluded = nullptr;
    if (!slow.backtest || data.included.empty()) return;
    slow.reportCardIncluded = std::make_shared<const engine::ReportCard>(
        engine::reportCard(engine::backtestAmong(*slow.backtest, data.included), data.scores->profile.forecast));
}

/// Whether the slow figures of `known` are those of `data`, but for its filter.
bool slowFiguresHold(const DashboardData& data, const DashboardData* known) {
    const auto comparedWith = [](const DashboardData& each) {
        return each.before ? each.before->assessment : RecordId{0};
    };
    return known && known->slow && known->shown == data.shown && known->request.basis == data.request.basis &&
           comparedWith(*known) == comparedWith(data);
}

}  // namespace

std::optional<SavedName> newestAssessmentBefore(std::span<const SavedName> newestFirst, Date asOf) {
    const auto found =
        std::find_if(newestFirst.begin(), newestFirst.end(), [&](const SavedName& each) { return each.asOf < asOf; });
    return found == newestFirst.end() ? std::nullopt : std::optional(*found);
}

const engine::ChartData& DashboardData::chart(std::string_view key) const {
    for (const engine::ChartData& each : charts) {
        if (each.key == key) return each;
    }
    throw Error(ErrorKind::internal, "charts", {ErrorCode::fault, {"no chart " + std::string(key)}});
}

const std::string& DashboardData::nameOf(const engine::ChartRow& row) const {
    static const std::string kNone;
    if (row.client == engine::ChartRow::kNoClient) return kNone;
    const auto name = clientNames.find(scores->clients[row.client]);
    return name == clientNames.end() ? kNone : name->second;
}

std::vector<RecordId> DashboardData::clientsOf(const engine::ChartData& chart, const engine::ChartRow& row) const {
    const std::vector<RecordId>& ids = chart.membersAreMoves ? movement->clients : scores->clients;
    std::vector<RecordId> clients;
    for (const engine::ClientIndex member : chart.clients(row)) clients.push_back(ids[member]);
    return clients;
}

std::optional<Rule> DashboardData::ruleOf(const engine::ChartRow& row) const {
    // On another basis the stored scores, which lists ask, are not these.
    if (!row.rule || request.basis) return std::nullopt;
    if (!request.filter) return row.rule;
    const auto parts = [](const Rule& rule) {
        return rule.type == Rule::Type::all ? rule.children : std::vector<Rule>{rule};
    };
    std::vector<Rule> both = parts(*request.filter);
    for (Rule& part : parts(*row.rule)) both.push_back(std::move(part));
    return Rule::all(std::move(both));
}

int DashboardData::estimated() const {
    const engine::Assessment& a = scores->assessment;
    AmountTotal part;
    AmountTotal whole;
    for (std::size_t i = 0; i < a.estimatedGross.size(); ++i) {
        if (!included.empty() && included[i] == 0) continue;
        part.add(a.estimatedGross[i]);
        whole.add(a.windowGross[i]);
    }
    return engine::estimatedShare(part.value(), whole.value());
}

DashboardData readDashboard(Database& database, const Session& session, std::shared_ptr<const Scores> scores,
                            const DashboardRequest& request, const std::stop_token& stop, const DashboardData* known) {
    DashboardData data;
    data.request = request;
    data.shown = data.scores = std::move(scores);
    if (request.basis && *request.basis != data.shown->profile.valueBasis) {
        if (known && known->shown == data.shown && known->request.basis == request.basis) {
            data.scores = known->scores;
        } else {
            ScoringProfile profile = data.shown->profile;
            profile.valueBasis = *request.basis;
            data.scores = session.scoresWith(profile, data.shown->asOf, stop);
        }
    }
    const Scores& now = *data.scores;
    applyFilter(database, data);
    throwIfStopped(stop);
    const Owners owners = readOwners(database, now);
    data.assessments = readSavedNames(database, now.asOf);
    readPeriods(session, data, stop, known);
    throwIfStopped(stop);
    readMovement(database, session, data, stop, known);
    throwIfStopped(stop);
    readCare(database, session, data, owners.people, stop, known);
    const engine::ChartInput input = chartInput(data, owners);
    for (const engine::ChartEntry& entry : engine::chartTable()) {
        throwIfStopped(stop);
        data.charts.push_back(entry.compute(input));
        for (const engine::ChartRow& row : data.charts.back().rows) {
            if (row.client == engine::ChartRow::kNoClient) continue;
            const RecordId client = now.clients[row.client];
            data.clientNames.try_emplace(client, recordName(database, Kind::client, client));
        }
    }
    throwIfStopped(stop);
    compareWithAssessment(database, session, data, stop, known);
    throwIfStopped(stop);
    if (known && known->yearBefore && known->scores == data.scores)
        data.yearBefore = known->yearBefore;
    else
        data.yearBefore = session.scoresWithoutForecast(withBasis(now.profile, now.assessment.base.basis),
                                                        now.asOf - std::chrono::days(kDaysOfYear), stop);
    const engine::Assessment& before = data.yearBefore->assessment;
    if (before.base.clients > 0 && before.base.basis == now.assessment.base.basis)
        data.valueYearBefore = sumOf(data, *data.yearBefore, before.valueLastYear);
    if (slowFiguresHold(data, known)) {
        SlowFigures slow = *known->slow;
        countReportCard(data, slow);
        addSlowFigures(data, std::move(slow));
    }
    return data;
}

std::optional<SlowFigures> readSlowFigures(Database& database, const Session& session, const DashboardData& data,
                                           const std::stop_token& stop) {
    const Scores& now = *data.shown;
    SlowFigures slow;
    if (data.before) {
        slow.then = session.scoresWith(profileOf(database, data.before->assessment, data.request.basis),
                                       data.before->asOf, stop);
        throwIfStopped(stop);
    }
    const auto facts = session.copyOf(now);
    if (!facts) return std::nullopt;
    slow.backtest = std::make_shared<const engine::Backtest>(engine::backtest(
        {facts->columns, now.assessment.base.basis, now.profile.forecast, dayNumber(now.asOf), 2, &facts->facts},
        stop));
    slow.reportCard =
        std::make_shared<const engine::ReportCard>(engine::reportCard(*slow.backtest, now.profile.forecast));
    countReportCard(data, slow);
    return slow;
}

void addSlowFigures(DashboardData& data, SlowFigures slow) {
    data.slow = std::move(slow);
    if (data.before && data.slow->then) {
        const Scores& then = *data.slow->then;
        const engine::Forecast& forecast = then.assessment.forecast;
        if (forecast.base.clv != engine::kNoAmount && then.assessment.base.basis == data.scores->assessment.base.basis)
            data.before->clv =
                sumOf(data, then, forecast.clv, [&](std::size_t i) { return forecast.clv[i] != engine::kNoAmount; });
    }
    const engine::ChartEntry* entry = engine::findChart("report_card");
    for (engine::ChartData& chart : data.charts)
        if (chart.key == entry->key) chart = entry->compute(chartInput(data, {}));
}

}  // namespace meike
