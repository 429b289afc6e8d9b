// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model_report.h"

#include <algorithm>
#include <limits>
#include <numeric>
#include <set>
#include <tuple>

#include "app/movement.h"
#include "app/session.h"
#include "app/words/next_step_words.h"
#include "base/error_code.h"
#include "engine/purchases.h"
#include "storage/records.h"

namespace meike {

namespace {

using engine::ClientIndex;

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

/// A behaviour measure: what it is called (amounts: by what they count), and its value for a client as it was known on
/// the day of an assessment.
struct Measure {
    const char* key;
    Label name;
    double (*value)(const engine::Assessment& then, const ScoredColumns& facts, ClientIndex client);
};

/// Interaction days up to the assessment's day.
std::span<const DayNumber> interactionsUntil(const engine::Assessment& then, const ScoredColumns& facts,
                                             ClientIndex client) {
    const auto& days = facts.interactions[client];
    const auto end = std::upper_bound(days.begin(), days.end(), then.asOf);
    return {days.data(), static_cast<std::size_t>(end - days.begin())};
}

constexpr Measure kMeasures[] = {
    {"recency",
     {"沉默天数", "Days silent"},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) { return double(then.recency[c]); }},
    {"frequency",
     {"合作频次", "Frequency"},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) { return double(then.frequency[c]); }},
    {"monetary",
     {},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) {
         return then.monetaryKnown[c] ? double(then.monetary[c]) : kMissing;
     }},
    {"value_year",
     {},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) {
         return then.monetaryKnown[c] ? double(then.valueLastYear[c]) : kMissing;
     }},
    {"tenure",
     {"合作时长", "Time since the first order"},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) {
         return double(then.asOf - then.firstOrder[c]);
     }},
    {"gap",
     {"平均下单间隔", "Mean time between orders"},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) {
         return then.orders[c] < 2 ? kMissing
                                   : double(then.lastOrder[c] - then.firstOrder[c]) / double(then.orders[c] - 1);
     }},
    {"overdue",
     {"逾期应收", "Overdue"},
     [](const engine::Assessment& then, const ScoredColumns&, ClientIndex c) { return double(then.overdue[c]); }},
    {"interactions_year",
     {"近 12 个月互动次数", "Contacts in the last 12 months"},
     [](const engine::Assessment& then, const ScoredColumns& facts, ClientIndex c) {
         const auto days = interactionsUntil(then, facts, c);
         return double(days.end() - std::upper_bound(days.begin(), days.end(), then.asOf - kDaysOfYear));
     }},
    {"last_contact",
     {"距上次互动天数", "Days since the last contact"},
     [](const engine::Assessment& then, const ScoredColumns& facts, ClientIndex c) {
         const auto days = interactionsUntil(then, facts, c);
         return days.empty() ? kMissing : double(then.asOf - days.back());
     }},
};

/// Amounts are called what they count.
Label measureName(const Measure& measure, ValueBasis basis) {
    constexpr Label kWindow[] = {{"窗口内合同金额", "Gross amount in the window"},
                                 {"窗口内净收入", "Net revenue in the window"},
                                 {"窗口内贡献", "Contribution in the window"}};
    constexpr Label kLastYear[] = {{"近 12 个月合同金额", "Gross amount, last 12 months"},
                                   {"近 12 个月净收入", "Net revenue, last 12 months"},
                                   {"近 12 个月贡献", "Contribution, last 12 months"}};
    const auto row = static_cast<std::size_t>(basis);
    if (measure.key == std::string_view("monetary")) return kWindow[row];
    return measure.key == std::string_view("value_year") ? kLastYear[row] : measure.name;
}

std::vector<NamedDriver> driversOf(const ScoredColumns& facts, const ScoringProfile& profile,
                                   const engine::ReportCard& card, const std::stop_token& stop) {
    if (!card.tested()) return {};
    const DayNumber cut = card.cuts.back();
    const engine::Assessment then = engine::assess({facts.columns, facts.facts, {}, profile, cut}, stop);
    std::vector<std::int8_t> renewed(then.clients(), -1);
    std::vector<DayNumber> days;
    for (std::size_t c = 0; c < then.clients(); ++c) {
        if (then.orders[c] == 0) continue;
        engine::purchaseDays(facts.columns, static_cast<ClientIndex>(c), cut + card.horizonDays, days);
        renewed[c] = !days.empty() && days.back() > cut ? 1 : 0;
    }
    std::vector<engine::DriverMeasure> measures;
    for (const Measure& row : kMeasures) {
        throwIfStopped(stop);
        engine::DriverMeasure measure;
        measure.key = row.key;
        measure.knownUntil = cut;
        measure.value.resize(then.clients(), kMissing);
        for (std::size_t c = 0; c < then.clients(); ++c)
            if (then.orders[c] > 0) measure.value[c] = row.value(then, facts, static_cast<ClientIndex>(c));
        measures.push_back(std::move(measure));
    }
    std::vector<NamedDriver> named;
    for (engine::Driver& driver : engine::renewalDrivers(measures, renewed, cut)) {
        const auto row = std::find_if(std::begin(kMeasures), std::end(kMeasures),
                                      [&](const Measure& each) { return driver.key == each.key; });
        named.push_back({measureName(*row, then.base.basis), std::move(driver)});
    }
    return named;
}

std::optional<Date> newestAssessmentBefore(Database& database, Date asOf) {
    std::optional<Date> newest;
    for (const Record& record : allRecords(database, Kind::assessment))
        if (const auto day = parseIsoDate(record.text("as_of")); day && *day < asOf && (!newest || *day > *newest))
            newest = *day;
    return newest;
}

std::vector<ModelReport::Since::Move> namedMoves(Database& database, const Scores& scores,
                                                 const engine::DriftReport& drift) {
    std::vector<ModelReport::Since::Move> moves;
    for (const engine::TierMove& move : drift.tierMoves) {
        const RecordId id = scores.clients[move.client];
        const auto record = readRecord(database, Kind::client, id);
        if (!record) continue;
        moves.push_back({id, record->text("name"), move.from, move.to, move.thresholdsMoved});
    }
    std::sort(moves.begin(), moves.end(), [](const auto& a, const auto& b) {
        // Rank 0 is the best tier.
        return std::tuple(a.from - a.to, a.from, std::string_view(a.name), a.client) <
               std::tuple(b.from - b.to, b.from, std::string_view(b.name), b.client);
    });
    return moves;
}

ModelReport::Since sinceOf(const ScoredColumns& facts, const Scores& scores, Date day, const std::stop_token& stop) {
    // One comparison, one value basis.
    const ScoringProfile profile = withBasis(scores.profile, scores.assessment.base.basis);
    const DayNumber from = dayNumber(day);
    const DayNumber to = dayNumber(scores.asOf);
    const engine::Assessment before = engine::assess({facts.columns, facts.facts, {}, profile, from}, stop);
    std::vector<std::int32_t> rows(facts.columns.clients());
    std::iota(rows.begin(), rows.end(), 0);
    const engine::AssessmentInput after{facts.columns, facts.facts, {}, profile, to};
    ModelReport::Since since;
    since.day = day;
    since.drift = engine::drift({before, profile, scores.assessment, after, rows});
    const engine::FittedModels then = engine::fitModels(facts.columns, facts.facts, profile, from, std::nullopt, stop);
    since.foretold = then.purchase.converged && then.purchase.clients > 0;
    if (since.foretold)
        since.realised = engine::realisedSince(then.purchase.parameters, facts.columns, then.basis, from, to);
    return since;
}

}  // namespace

ModelReport readModelReport(const Session& session, Database& database, std::shared_ptr<const Scores> scores,
                            Progress& progress, const std::stop_token& stop) {
    ModelReport report;
    report.scores = std::move(scores);
    const Scores& now = *report.scores;
    const auto facts = session.copyOf(now);
    // The columns have moved on: newer scores follow at once, and the page asks again with them.
    if (!facts) throw Error(ErrorKind::cancelled, {}, ErrorCode::newer_scores_follow);
    progress.report("testing", 0, 3);
    const engine::Backtest test = engine::backtest(
        {facts->columns, now.assessment.base.basis, now.profile.forecast, dayNumber(now.asOf), 2, &facts->facts}, stop);
    report.card = engine::reportCard(test, now.profile.forecast);
    progress.report("testing", 1, 3);
    report.drivers = driversOf(*facts, now.profile, report.card, stop);
    progress.report("testing", 2, 3);
    const Date day = newestAssessmentBefore(database, now.asOf).value_or(now.asOf - std::chrono::days(kQuarterDays));
    report.since = sinceOf(*facts, now, day, stop);
    report.since->moves = namedMoves(database, now, report.since->drift);
    progress.report("testing", 3, 3);
    return report;
}

std::vector<words::Line> nextStepLines(const Scores& scores, const ModelReport* report, Language language) {
    std::set<std::string> codes;
    for (const BlockedClient& client : scores.blocked) codes.insert(client.currencies.begin(), client.currencies.end());
    return words::nextStepLines({codes, scores.blocked.size(), scores.assessment.forecast.base.sufficiency},
                                report ? &report->card : nullptr, language);
}

}  // namespace meike
