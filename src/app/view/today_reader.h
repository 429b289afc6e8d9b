// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <stop_token>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "app/plan/plan_view.h"
#include "app/view/today.h"
#include "domain/choices.h"
#include "engine/plan/plan.h"
#include "storage/today_rows.h"

namespace meike {

/// A line before it is put into words: what it takes to order and count it. There may be tens of thousands, of which a
/// screen shows a few hundred.
struct TodayLine {
    TodaySource source = TodaySource::task;
    TodayUrgency urgency = TodayUrgency::later;
    bool waiting = false;
    bool dropped = false;
    int minutes = 0;
    DayNumber due = 0;
    RecordId record = 0;
    RecordId client = 0;
    RecordId contact = 0;
    RecordId person = 0;
    MinorUnits value = 0;
    std::size_t detail = 0;  ///< where the reader keeps what its words are made of
};

/// Gathers what there is to do for one person or for everybody, and puts into words what is asked for.
class TodayReader {
public:
    TodayReader(Database& database, Date asOf, Language language, const std::stop_token& stop, TodayExtent extent,
                std::optional<RecordId> person = {});

    /// In no order.
    std::vector<TodayLine> read();
    std::vector<TodayLine> readStepsOf(RecordId client);
    TodayItem inWords(const TodayLine& line);

    /// The last day of the week into which the plan lays what is due now: on a weekend the next one.
    DayNumber endOfPlanWeek() const { return m_sunday; }

private:
    DayNumber today() const { return dayNumber(m_asOf); }
    Date ahead(int days) const { return dateOfDay(today() + days); }

    const TodayClient* client(RecordId id);
    bool isAside(RecordId client) const;
    bool isAskedFor(RecordId client) const;
    TodayLine* add(TodaySource source, RecordId record, RecordId of, std::optional<RecordId> person, DayNumber due,
                   std::optional<MinorUnits> value = {}, RecordId contact = 0);
    TodayLine* addKnown(TodaySource source, RecordId record, RecordId of, RecordId whose, DayNumber due,
                        MinorUnits value, RecordId contact);
    void addInWords(TodaySource source, RecordId record, RecordId of, std::optional<RecordId> person, std::string what,
                    std::string why, Date due, std::optional<MinorUnits> value = {}, RecordId contact = 0);
    bool isPlanned(StepTrigger trigger, RecordId client, RecordId cause = 0);

    void steps(std::vector<engine::plan::Occurrence> plan);
    void tasks();
    void nextSteps();
    void complaints();
    void money();
    void renewals();
    void contracts();
    void opportunities();
    void birthdays();
    void requalifications();
    void pool();

    Database& m_database;
    Date m_asOf;
    DayNumber m_sunday;
    Language m_language;
    const std::stop_token& m_stop;
    TodayExtent m_extent;
    std::optional<RecordId> m_person;
    std::string m_base;
    PlanNames m_names;
    std::vector<std::pair<StepTrigger, std::int64_t>> m_triggers;  ///< of the steps
    bool m_allKnown = false;                                       ///< m_clients holds whoever is asked for
    std::unordered_map<RecordId, std::optional<TodayClient>> m_clients;
    std::vector<RecordId> m_own;    ///< clients of the person, by id
    std::vector<RecordId> m_aside;  ///< clients that are not in use, by id
    std::vector<TodayLine> m_lines;
    std::vector<engine::plan::Occurrence> m_steps;
    std::vector<OwedMoney> m_owed;
    std::vector<std::pair<std::string, std::string>> m_words;  ///< what, why
};

}  // namespace meike
