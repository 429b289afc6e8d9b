// SPDX-License-Identifier: GPL-3.0-or-later
// The day everything is shown as of, and its scores.
#include <QCoreApplication>
#include <QPointer>
#include <future>

#include "app/day_view.h"
#include "ui/context/app_context.h"
#include "ui/context/error_text.h"
#include "ui/kit/text.h"

namespace meike::ui {

namespace {

/// A past day and a reader that sees it, made on a worker.
struct PastDay {
    std::shared_ptr<const DayView> view;
    std::unique_ptr<Database> reader;
};

}  // namespace

Date AppContext::today() const { return m_session ? m_session->clock().today() : systemClock().today(); }
Date AppContext::asOf() const { return m_asOf.value_or(today()); }
bool AppContext::inThePast() const { return m_asOf.has_value(); }

void AppContext::setAsOf(std::optional<Date> day, const std::optional<ScoringProfile>& rules) {
    if (!m_session) return;
    m_pastStop.request_stop();
    if (rules || (day && *day < today())) {
        loadPastScores(std::min(day.value_or(today()), today()), rules);
        return;
    }
    if (!m_asOf) return;
    m_asOf.reset();
    m_otherRules.reset();
    m_pastDay.reset();
    m_reader = m_session->openReader();
    emit asOfChanged();
    emit scoresChanged();
}

void AppContext::loadPastScores(Date day, const std::optional<ScoringProfile>& rules) {
    m_pastStop.request_stop();
    m_pastStop = std::stop_source();
    Session* session = m_session.get();
    const QPointer<AppContext> self(this);
    const std::uint64_t generation = m_generation;
    // One after the other: the day before this one may still be on its way to stop.
    m_pastWork = std::async(std::launch::async, [session, self, generation, day, rules, stop = m_pastStop.get_token(),
                                                 before = m_pastWork] {
                     if (before.valid()) before.wait();
                     auto past = std::make_shared<PastDay>();
                     std::optional<Error> failed;
                     try {
                         past->reader = session->openReader();
                         past->view = makeDayView(*past->reader, rules ? session->scoresWith(*rules, day, stop)
                                                                       : session->scoresAsOf(day, stop));
                     } catch (...) {
                         failed = currentError();
                     }
                     QMetaObject::invokeMethod(
                         QCoreApplication::instance(),
                         [self, generation, day, rules, past, failed, stop] {
                             if (!self || self->m_generation != generation || stop.stop_requested()) return;
                             if (failed) {
                                 self->showError(*failed);
                                 return;
                             }
                             self->m_asOf = day;
                             self->m_otherRules = rules;
                             self->m_pastDay = past->view;
                             self->m_reader = std::move(past->reader);
                             emit self->asOfChanged();
                             emit self->scoresChanged();
                         },
                         Qt::QueuedConnection);
                 }).share();
}

std::shared_ptr<const Scores> AppContext::scores() const {
    if (m_pastDay) return m_pastDay->scores;
    return m_session ? m_session->scores() : nullptr;
}

}  // namespace meike::ui
